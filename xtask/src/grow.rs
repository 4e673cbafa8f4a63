//! `cargo xtask grow FILE [MEGABYTES]`: a large IATI file for benchmarks, grown out of the real files that are shared beside the
//! repository. Optional: where those are not there, it grows the few that ship as fixtures. Not for tests: those are small.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shell::{ROOT, answers};
use crate::trouble::Trouble;

/// Where real files are, seen from the repository; the first that is there is taken.
const FOLDERS: [&str; 2] = ["../shared/data/iati_activities/by_publisher", "fixtures/iati"]; // optional

/// How large a file grows when nobody says it, in megabytes of a million bytes.
const MEGABYTES: u64 = 500;

const BEGINS: &str = "<iati-activity";
const ENDS: &str = "</iati-activity>";
const IDENTIFIER_ENDS: &str = "</iati-identifier>";

/// Writes the file: every real activity as often as it takes, each time with its own identifier.
pub(crate) fn grow(to: &str, megabytes: Option<&str>) -> Result<(), Trouble> {
    let megabytes = match megabytes.map(str::parse) {
        None => MEGABYTES,
        Some(Ok(number)) => number,
        Some(Err(_)) => return Err(Trouble::new("the size is no number", "give it in megabytes, such as 500")),
    };
    let wanted = megabytes * 1_000_000;
    let activities = activities()?;
    let failed = |error| Trouble::new(format!("cannot write {to}: {error}"), "name a file in a folder with room for it");
    let mut out = BufWriter::new(File::create(to).map_err(failed)?);
    let mut written = 0_u64;
    let mut put = |text: &str| {
        written += text.len() as u64;
        out.write_all(text.as_bytes()).map(|()| written)
    };
    put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<iati-activities version=\"2.03\">\n").map_err(failed)?;
    let (mut count, mut round) = (0_u64, 0_u64);
    'grown: loop {
        for activity in &activities {
            // The first round is the real files as they are.
            let (before, after) = activity.split_at(activity.find(IDENTIFIER_ENDS).unwrap_or(0));
            let mark = if round == 0 || before.is_empty() { String::new() } else { format!("-grown-{round}") };
            let size = put(&format!("{before}{mark}{after}\n")).map_err(failed)?;
            count += 1;
            if size >= wanted {
                break 'grown;
            }
        }
        round += 1;
    }
    put("</iati-activities>\n").map_err(failed)?;
    out.flush().map_err(failed)?;
    println!("{to}: {count} activities grown from {} real ones, {} MB", activities.len(), written / 1_000_000);
    Ok(())
}

/// The texts of all activities of the real files, in the order of the names of the files.
fn activities() -> Result<Vec<String>, Trouble> {
    let mut files = Vec::new();
    for folder in FOLDERS {
        let found = std::fs::read_dir(Path::new(ROOT).join(folder));
        files = found.into_iter().flatten().flatten().map(|entry| entry.path()).collect::<Vec<PathBuf>>();
        if !files.is_empty() {
            println!("growing the files of {folder}");
            break;
        }
    }
    files.sort();
    let mut all = Vec::new();
    for file in files {
        let name = file.to_string_lossy().into_owned();
        let text = if name.ends_with(".xml.zst") {
            if !answers("zstd", &["--version"]) {
                return Err(Trouble::new("the files are packed with zstd, which is not here", "install the package zstd"));
            }
            Command::new("zstd").args(["-dcq", &name]).output().map(|done| done.stdout).unwrap_or_default()
        } else if name.ends_with(".xml") {
            std::fs::read(&file).unwrap_or_default()
        } else {
            continue;
        };
        // What is not UTF-8 is of no use in one file with the others.
        let text = String::from_utf8(text).unwrap_or_default();
        all.extend(text.split_inclusive(ENDS).filter_map(|part| {
            let begin = part.rfind(BEGINS)?;
            part.ends_with(ENDS).then(|| part[begin..].to_owned())
        }));
    }
    if all.is_empty() {
        return Err(Trouble::new("no real activities were found", "clone the repository with its fixtures"));
    }
    Ok(all)
}
