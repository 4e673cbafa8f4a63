//! No text for people stands in the code of the doors: it comes from the catalogue, so that every language says it.

use super::catalogue::is_page;
use super::report;
use super::rust::{Kind, Token, closing, code, item, tokens};
use super::tree::{files, rust_files};

/// The code people read the output of.
const FOLDER: &str = "crates/jpoa/src/";

/// Names of formats, which no language translates.
const FORMATS: [&str; 9] = ["CSV", "XLSX", "JSON", "PDF", "DOCX", "IATI", "HXL", "amp", "nbsp"];

/// A comment on the line above that exempts the statement, field or item below it.
const MARK: &str = "not for people";

/// Calls whose texts are read by developers and operators: broken promises in the code, and the log.
const FOR_DEVELOPERS: [&str; 20] = [
    "expect(",
    "unreachable!",
    "panic!",
    "assert!",
    "assert_eq!",
    "assert_ne!",
    "debug_assert!",
    "debug_assert_eq!",
    "error!",
    "warn!",
    "info!",
    "debug!",
    "trace!",
    "event!",
    "span!",
    "error_span!",
    "warn_span!",
    "info_span!",
    "debug_span!",
    "trace_span!",
];

#[test]
fn text_for_people_comes_from_the_catalogue() {
    let mut problems = Vec::new();
    for file in rust_files().iter().filter(|file| file.path.starts_with(FOLDER) && !file.is_test()) {
        problems.extend(sentences(&file.text).into_iter().map(|(line, text)| format!("{}:{line}: {text:?}", file.path)));
    }
    let advice = "Give it a key in crates/words/catalogue and say it from there. If no person ever reads it, write \
                  `// not for people` and why on the line above.";
    report(&problems, advice);
}

#[test]
fn pages_hold_no_words_of_their_own() {
    let mut problems = Vec::new();
    for page in files().iter().filter(|file| is_page(file)) {
        let words = own_words(&page.text);
        problems.extend(words.into_iter().map(|(line, word)| format!("{}:{line}: {word:?}", page.path)));
    }
    report(&problems, "Say it from the catalogue: {{ f.say(\"…\") }}.");
}

/// Words that stand between the tags and brackets of a page, with their lines. Names of formats are the same in every language.
fn own_words(page: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut inside: Option<&str> = None;
    let mut word = String::new();
    let mut at = 0;
    while at < page.len() {
        let rest = &page[at..];
        let step = match inside {
            Some(close) if rest.starts_with(close) => {
                inside = None;
                close.len()
            }
            None if rest.starts_with("{{") => {
                inside = Some("}}");
                2
            }
            None if rest.starts_with("{%") => {
                inside = Some("%}");
                2
            }
            None if rest.starts_with("{#") => {
                inside = Some("#}");
                2
            }
            None if rest.starts_with('<') => {
                at += tag(rest);
                continue;
            }
            _ => rest.chars().next().map_or(1, char::len_utf8),
        };
        match rest.chars().next().filter(|letter| inside.is_none() && letter.is_alphabetic()) {
            Some(letter) => word.push(letter),
            None => {
                let line = page[..at].matches('\n').count() + 1;
                let whole = std::mem::take(&mut word);
                if !whole.is_empty() && !FORMATS.contains(&whole.as_str()) {
                    found.push((line, whole));
                }
            }
        }
        at += step;
    }
    found
}

/// How long a tag is; a bracket inside it may hold a `>`.
fn tag(text: &str) -> usize {
    let mut depth = 0usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            '>' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[test]
fn own_words_are_found_and_said_ones_are_not() {
    let page = "<p class=\"a > b\" {% if a > b %}x{% endif %}>{{ f.say(\"key\") }} · CSV</p>\n<b>Oops {{ x }}</b>{# note #}";
    let page = page.replace("a > b\"", "a\"");
    assert_eq!(own_words(&page), [(2, "Oops".to_owned())]);
}

/// Texts that read like words for people, with their lines.
fn sentences(source: &str) -> Vec<(usize, &str)> {
    let all = tokens(source);
    let marked: Vec<usize> =
        all.iter().filter(|token| token.kind == Kind::Comment && token.text.contains(MARK)).map(|token| token.line).collect();
    let code = code(&all);
    let mut found = Vec::new();
    let mut at = 0;
    while at < code.len() {
        let token = code[at];
        let is_new_line = at == 0 || code[at - 1].line < token.line;
        if is_new_line && marked.iter().any(|line| exempts(*line, token.line, at, &code)) {
            // A mark above a closing bracket is about nothing.
            at = item(&code, at).max(at + 1);
        } else if let Some(open) = developers_call(&code, at) {
            at = closing(&code, open);
        } else {
            if token.kind == Kind::Text && is_sentence(token.text) {
                found.push((token.line, token.text));
            }
            at += 1;
        }
    }
    found
}

/// Whether a mark in this line is about the token that begins a line: it is the first code behind the mark.
fn exempts(mark: usize, line: usize, at: usize, code: &[Token<'_>]) -> bool {
    mark < line && (at == 0 || code[at - 1].line <= mark)
}

/// Where the arguments open, when a call for developers begins here.
fn developers_call(code: &[Token<'_>], at: usize) -> Option<usize> {
    let call = [code[at].text, code.get(at + 1)?.text].concat();
    FOR_DEVELOPERS.iter().find(|name| **name == call)?;
    let open = if call.ends_with('!') { at + 2 } else { at + 1 };
    code.get(open)?.is("(").then_some(open)
}

/// Two words of letters with a space between them, placeholders and escapes not counted.
fn is_sentence(text: &str) -> bool {
    let mut depth = 0_usize;
    let mut escaped = false;
    let mut plain = String::new();
    for letter in text.chars() {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => plain.push(letter),
            _ => {}
        }
    }
    let is_word = |part: &&str| {
        let part = part.trim_matches(|letter: char| letter.is_ascii_punctuation());
        part.chars().count() >= 2 && part.chars().all(|letter| letter.is_alphabetic() || letter == '\'' || letter == '-')
    };
    plain.split_whitespace().filter(is_word).count() >= 2
}

#[test]
fn sentences_are_told_from_other_texts() {
    for sentence in ["file not found", "{count} new initiatives", "Нет данных.", "a, then the rest"] {
        assert!(is_sentence(sentence), "{sentence}");
    }
    for other in ["", "initiative-new", "{a} {b}", "{first name}: {last name}", " | ", "%Y-%m-%d %H", "text/html; charset=utf-8"]
    {
        assert!(!is_sentence(other), "{other}");
    }
}

#[test]
fn marks_attributes_the_log_and_tests_are_left_out() {
    let found = |source| sentences(source).into_iter().map(|(line, _)| line).collect::<Vec<usize>>();
    let none: [usize; 0] = [];
    assert_eq!(found("fn a() {\n    say(\"not so good\");\n}"), [2]);
    assert_eq!(found("#[expect(x, reason = \"a good reason\")]\nfn a() { info!(\"it has begun\", x = 1) }"), none);
    assert_eq!(found("// not for people: a query\nlet a = [\n\"one two\",\n\"three four\"];\nlet b = \"five six\";"), [5]);
    assert_eq!(
        found("#[cfg(test)]\nmod tests { const A: &str = \"one two\"; }\n/// one two\nfn b() { c().expect(\"one two\") }"),
        none
    );
}
