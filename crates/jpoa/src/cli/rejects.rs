//! The copy of what did not enter, for somebody to correct and hand in again: where it goes, and what is said of it.

use super::args::Import;
use super::talk::{self, Problem};
use crate::report::findings;
use desk::{ImportRegister, Loaded};
use exchange::rejects::Form;
use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use words::Words;

/// Where the copy of each file goes, in their order; nowhere where none is asked for. Nothing is ever written over.
pub(crate) fn places(args: &Import) -> Result<Vec<PathBuf>, Problem> {
    let Some(out) = &args.rejects else { return Ok(Vec::new()) };
    let refused = |key, path: &Path| Problem::Usage(key, vec![("place", path.display().to_string())]);
    let mut taken = HashSet::new();
    let mut places = Vec::new();
    for file in &args.files {
        let place = match args.files.len() {
            1 if !out.is_dir() => out.clone(),
            _ if out.is_dir() || !out.exists() => below(out, file, &mut taken),
            _ => return Err(refused("usage-rejects-folder", out)),
        };
        if place.exists() {
            return Err(refused("usage-rejects-exists", &place));
        }
        places.push(place);
    }
    Ok(places)
}

/// A place in a folder, under the name of the file; tables of documents go into workbooks.
fn below(folder: &Path, file: &Path, taken: &mut HashSet<PathBuf>) -> PathBuf {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let ending = match ending.as_deref() {
        Some("docx") => ".xlsx".to_owned(),
        Some(ending) => format!(".{ending}"),
        None => String::new(),
    };
    let mut place = folder.join(format!("{stem}{ending}"));
    let mut number = 2;
    while !taken.insert(place.clone()) {
        place = folder.join(format!("{stem}-{number}{ending}"));
        number += 1;
    }
    place
}

/// Writes the copy, if there is anything in it, and says where it is and what to do with it.
pub(crate) fn write(words: &Words, file: &ImportRegister, loaded: &Loaded, to: &Path) -> Result<(), Problem> {
    let is_workbook = to.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    let form = if is_workbook { Form::Xlsx } else { Form::Csv };
    let (mut out, source) = (New { path: to, file: None }, file.source());
    let mut values = vec![("place", crate::terminal::tame(&to.display().to_string()).into())];
    let copied = if loaded.rejects.is_empty() {
        0
    } else {
        let copied = desk::hand_back(file, loaded, form, &|why| findings::message(words, why), &mut out)?;
        out.flush().map_err(Problem::file(to, true))?;
        copied
    };
    values.push(("count", (copied as i64).into()));
    values.push(("source", crate::terminal::tame(source.as_str()).into()));
    let missing = loaded.counts.rejected.saturating_sub(copied);
    values.push(("missing", (missing as i64).into()));
    match (copied, missing) {
        (0, 0) => talk::say(&words.say_with("import-rejects-none", &values)),
        (0, _) => talk::say(&words.say_with("import-rejects-lost", &values)),
        (_, missing) => {
            talk::say(&words.say_with("import-rejects-written", &values));
            if missing > 0 {
                talk::say(&words.say_with("import-rejects-lost", &values));
            }
            talk::say(&words.say_with("import-rejects-next", &values));
        }
    }
    Ok(())
}

/// A file that begins to be with its first byte, and its folder with it.
struct New<'a> {
    path: &'a Path,
    file: Option<BufWriter<File>>,
}

impl Write for New<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.file.is_none() {
            if let Some(folder) = self.path.parent() {
                std::fs::create_dir_all(folder)?;
            }
            self.file = Some(BufWriter::new(File::create_new(self.path)?));
        }
        self.file.as_mut().map_or(Ok(0), |file| file.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), BufWriter::flush)
    }
}
