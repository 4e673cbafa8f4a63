//! Runs what is told in Markdown: every ```console block below `specs` and `docs/book` and in the README, in order, in a folder of its own.
//!
//! A line that begins with `$ ` is a command for the shell; what stands below it is what must be printed, talk included. In it
//! `[..]` stands for anything within a line, and a line `...` for any lines. A last line `? 1` is the exit code, for a command that
//! ends with another one than 0. Any other block with a file name behind its language (```csv list.csv) is written to that file.
//! With `JPOA_SPECS=specs` in the environment the files below that path are rewritten to say what is printed now.

use crate::office::{Office, PROGRAM, now};
use std::io::{Read, Seek, SeekFrom};
use std::ops::Range;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// How long one command may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Something to do, in the order of the text.
#[derive(Debug, PartialEq)]
enum Step<'a> {
    /// Write a file.
    Write { name: &'a str, text: String },
    /// Type a command and hold what it prints to the lines of the text that say so.
    Type { line: usize, command: &'a str, expected: Range<usize> },
}

#[test]
fn what_the_specs_tell_is_so() {
    is_so("specs", "specs/stocktake.md");
}

#[test]
fn what_the_book_tells_is_so() {
    is_so("docs/book", "docs/book/README.md");
}

#[test]
fn what_the_readme_tells_is_so() {
    is_so("README.md", "README.md");
}

/// Runs every file below a folder, or one file, among which `known` must be.
#[track_caller]
fn is_so(folder: &str, known: &str) {
    let files = markdown(&testkit::in_repository(folder));
    assert!(files.iter().any(|file| file.ends_with(known)), "{known} is found: {files:?}");
    let told: Vec<String> = std::thread::scope(|scope| {
        let running: Vec<_> = files.iter().map(|file| scope.spawn(|| differences(file))).collect();
        running.into_iter().flat_map(|one| one.join().expect("a file is run to its end")).collect()
    });
    let advice = format!("Mend the program or the text; JPOA_SPECS={folder} writes down what is printed now.");
    assert!(told.is_empty(), "\n{}\n{advice}\n", told.join("\n"));
}

/// Every Markdown file below a folder.
fn markdown(folder: &Path) -> Vec<PathBuf> {
    if folder.is_file() {
        return vec![folder.to_owned()];
    }
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("an entry of a folder").path();
        if path.is_dir() {
            found.extend(markdown(&path));
        } else if path.extension().is_some_and(|ending| ending == "md") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Runs one file and tells where it says something else than the program.
fn differences(file: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(file).expect("text");
    let lines: Vec<&str> = text.lines().collect();
    let name = file.strip_prefix(testkit::in_repository("")).unwrap_or(file).display().to_string();
    let office = Office::new();
    let mut told = Vec::new();
    let mut rewritten: Vec<(Range<usize>, String)> = Vec::new();
    let steps = steps(&lines).unwrap_or_else(|(line, what)| panic!("{name}:{line}: {what}"));
    for step in steps {
        match step {
            Step::Write { name, text } => {
                office.file(name, &text);
            }
            Step::Type { line, command, expected } => {
                let (printed, code) = typed(&office, command);
                let printed = with_code(&printed, code);
                if !matches(&lines[expected.clone()], &printed.lines().collect::<Vec<_>>()) {
                    let said = lines[expected.clone()].join("\n");
                    told.push(format!("{name}:{line}: $ {command}\n--- the text says\n{said}\n--- the program says\n{printed}"));
                    rewritten.push((expected, masked(&printed)));
                }
            }
        }
    }
    if !told.is_empty() && wants_update(&name) {
        std::fs::write(file, rewrite(&lines, &rewritten)).expect("the file can be written");
    }
    told
}

#[expect(clippy::disallowed_methods, reason = "a test has no door through which a setting could come")]
fn wants_update(file: &str) -> bool {
    std::env::var("JPOA_SPECS").is_ok_and(|path| !path.is_empty() && file.starts_with(&path))
}

/// What was printed, and the exit code below it where it is another one than 0.
fn with_code(printed: &str, code: i32) -> String {
    let end = if printed.is_empty() || printed.ends_with('\n') { "" } else { "\n" };
    if code == 0 { printed.to_owned() } else { format!("{printed}{end}? {code}\n") }
}

/// What there is to do in a text, or the line that cannot be understood.
fn steps<'a>(lines: &[&'a str]) -> Result<Vec<Step<'a>>, (usize, String)> {
    let mut steps = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let Some(info) = lines[at].strip_prefix("```") else {
            at += 1;
            continue;
        };
        let end = (at + 1..lines.len()).find(|end| lines[*end].trim_end() == "```");
        let end = end.ok_or_else(|| (at + 1, "the block is not closed".to_owned()))?;
        let mut words = info.split_whitespace();
        match (words.next(), words.next()) {
            (Some("console"), _) => type_all(lines, at + 1..end, &mut steps)?,
            (Some(_), Some(name)) if name.contains('.') && !name.contains('=') => {
                steps.push(Step::Write { name, text: lines[at + 1..end].join("\n") + "\n" });
            }
            _ => {}
        }
        at = end + 1;
    }
    Ok(steps)
}

fn type_all<'a>(lines: &[&'a str], block: Range<usize>, steps: &mut Vec<Step<'a>>) -> Result<(), (usize, String)> {
    let is_command = |at: &usize| lines[*at].starts_with("$ ");
    let mut at = block.start;
    while at < block.end {
        let Some(command) = lines[at].strip_prefix("$ ") else {
            return Err((at + 1, "a console block begins with a command behind `$ `".to_owned()));
        };
        let next = (at + 1..block.end).find(is_command).unwrap_or(block.end);
        steps.push(Step::Type { line: at + 1, command, expected: at + 1..next });
        at = next;
    }
    Ok(())
}

/// Types a command into a shell and gives all that is printed, and the exit code; that is -1 for one that does not end.
fn typed(office: &Office, command: &str) -> (String, i32) {
    let mut printed = tempfile::tempfile().expect("a temporary file");
    let folder = Path::new(PROGRAM).parent().expect("a folder").display();
    let mut shell = Command::new("sh");
    shell.args(["-c", command]).current_dir(office.path()).env_clear().process_group(0);
    shell.env("PATH", format!("{folder}:/usr/bin:/bin")).env("COLUMNS", "80").env("LC_ALL", "C.UTF-8").stdin(Stdio::null());
    shell.stdout(printed.try_clone().expect("a file")).stderr(printed.try_clone().expect("a file"));
    let mut child = shell.spawn().expect("there is a shell");
    let begun = now();
    let code = loop {
        if let Some(status) = child.try_wait().expect("it can be waited for") {
            break status.code().unwrap_or(-1);
        }
        if begun.elapsed() > PATIENCE {
            // The shell is the first of its group; what it started ends with it.
            Command::new("kill").args(["-9", "--", &format!("-{}", child.id())]).status().ok();
            child.wait().ok();
            break -1;
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    let mut bytes = Vec::new();
    printed.seek(SeekFrom::Start(0)).expect("it can be read again");
    printed.read_to_end(&mut bytes).expect("it can be read");
    (String::from_utf8_lossy(&bytes).into_owned(), code)
}

/// Whether lines are as the text says. Blanks at the end of a line and empty lines at the end count for nothing.
fn matches(expected: &[&str], printed: &[&str]) -> bool {
    fn trimmed<'a>(lines: &'a [&'a str]) -> &'a [&'a str] {
        let end = lines.iter().rposition(|line| !line.trim().is_empty()).map_or(0, |last| last + 1);
        &lines[..end]
    }
    fn all(expected: &[&str], printed: &[&str]) -> bool {
        match expected.split_first() {
            None => printed.is_empty(),
            Some((&"...", rest)) => (0..=printed.len()).any(|skipped| all(rest, &printed[skipped..])),
            Some((line, rest)) => printed
                .split_first()
                .is_some_and(|(first, others)| is_like(line.trim_end(), first.trim_end()) && all(rest, others)),
        }
    }
    all(trimmed(expected), trimmed(printed))
}

/// Whether a line is as the text says, `[..]` standing for anything.
fn is_like(expected: &str, line: &str) -> bool {
    let Some((start, rest)) = expected.split_once("[..]") else { return expected == line };
    let Some(line) = line.strip_prefix(start) else { return false };
    line.char_indices().map(|(at, _)| at).chain([line.len()]).any(|at| is_like(rest, &line[at..]))
}

/// The text with other lines in place of some.
fn rewrite(lines: &[&str], with: &[(Range<usize>, String)]) -> String {
    let mut text = String::new();
    let mut at = 0;
    for (range, printed) in with {
        lines[at..range.start].iter().for_each(|line| text.extend([line, "\n"]));
        printed.trim_end().lines().for_each(|line| text.extend([line.trim_end(), "\n"]));
        at = range.end;
    }
    lines[at..].iter().for_each(|line| text.extend([line, "\n"]));
    text
}

/// What was printed, with `[..]` for what is another each time: hashes and times of the day.
fn masked(printed: &str) -> String {
    let is_hash = |word: &str| word.len() == 64 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_time = |word: &str| word.len() == 8 && word.bytes().filter(|byte| *byte == b':').count() == 2;
    let word = |word: &str| {
        let core = word.trim_matches(|letter: char| matches!(letter, '.' | ',' | '"'));
        if is_hash(core) || is_time(core) { word.replace(core, "[..]") } else { word.to_owned() }
    };
    let line = |line: &str| line.split(' ').map(word).collect::<Vec<_>>().join(" ");
    printed.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn steps_are_found_in_their_order() {
    let text = "# A\n```toml\nx = 1\n```\n```csv a/list.csv\nid,title\n```\n```console\n$ one\nout\n$ two\n```\n";
    let lines: Vec<&str> = text.lines().collect();
    let expected = [
        Step::Write { name: "a/list.csv", text: "id,title\n".to_owned() },
        Step::Type { line: 9, command: "one", expected: 9..10 },
        Step::Type { line: 11, command: "two", expected: 11..11 },
    ];
    assert_eq!(steps(&lines).expect("it is understood"), expected);
    assert_eq!(steps(&["```console", "out", "```"]).map_err(|(line, _)| line), Err(2));
    assert_eq!(steps(&["", "```console", "$ one"]).map_err(|(line, _)| line), Err(2));
}

#[test]
fn lines_are_held_to_the_text() {
    assert!(matches(&["a [..] c", "...", "z"], &["a b b c", "1", "2", "z", ""]));
    assert!(matches(&["...", "a"], &["a"]) && matches(&[], &[""]));
    assert!(!matches(&["a"], &["a", "b"]) && !matches(&["a", "..."], &["b"]) && !matches(&["a [..]"], &["b"]));
    assert_eq!(rewrite(&["$ a", "old", "```"], &[(1..2, "new\n".to_owned())]), "$ a\nnew\n```\n");
    assert_eq!(masked("at 09:30:00, then"), "at [..], then");
}

#[test]
fn a_shell_tells_what_is_printed_and_how_it_ended() {
    let office = Office::new();
    let (printed, code) = typed(&office, "echo data; echo talk >&2; exit 3");
    assert_eq!(with_code(&printed, code), "data\ntalk\n? 3\n");
    let (printed, code) = typed(&office, "jpoa --version");
    assert!(with_code(&printed, code).starts_with("jpoa ") && code == 0);
}
