//! Looks into a ZIP archive before anything of it is believed: what is in it, and how large it becomes.
//! Not for reading the parts of workbooks and documents.

use crate::limits;
use plan::{Finding, Severity, Spot};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The parts of a workbook that are read: they say themselves where the others are, so that it can be any.
pub(crate) const SHEETS: &[&str] = &[""];
/// The part of a document that is read.
pub(crate) const DOCUMENT: &[&str] = &["word/document.xml"];

/// How workbooks and documents of before 2007 begin, and later ones that a password keeps closed.
pub(crate) const OLD_OFFICE: &[u8] = b"\xD0\xCF\x11\xE0";

/// What an archive is, by the names of its parts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Archive {
    /// A workbook of a kind that is read here.
    Workbook,
    /// A text document of a kind that is read here.
    Document,
    /// Other files.
    Files,
    /// No archive that can be opened.
    Broken,
}

/// What an archive is.
pub(crate) fn kind(bytes: &[u8]) -> Archive {
    let Ok(zip) = ZipArchive::new(Cursor::new(bytes)) else { return Archive::Broken };
    let has = |start: &[u8]| zip.file_names_raw().any(|name| name.starts_with(start));
    if has(b"xl/") {
        Archive::Workbook
    } else if has(b"word/") {
        Archive::Document
    } else {
        Archive::Files
    }
}

/// Whether a file is one that a password keeps closed; such workbooks are no archives but hold one, encrypted.
pub(crate) fn is_locked(bytes: &[u8]) -> bool {
    const NAME: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
    bytes.starts_with(OLD_OFFICE) && bytes.windows(NAME.len()).any(|part| part == NAME)
}

/// Opens an archive whose parts of the given names are safe to read; the finding says why it is not.
/// The parts are inflated once for that, without being kept, because a size that is declared is no size.
pub(crate) fn open<'a>(bytes: &'a [u8], file: &str, parts: &[&str]) -> Result<ZipArchive<Cursor<&'a [u8]>>, Finding> {
    let critical = |code| Finding::new(code, Severity::Critical, Spot::line(file, 0));
    if is_locked(bytes) {
        return Err(critical("archive-encrypted"));
    }
    let broken = |message: String| critical("archive-broken").with("message", message);
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(error.to_string()))?;
    if kind(bytes) == Archive::Files {
        let names: Vec<_> = zip.file_names_raw().take(5).map(|name| String::from_utf8_lossy(name).into_owned()).collect();
        return Err(critical("archive-of-files").with("files", names.join(", ")));
    }
    let mut all = 0;
    for at in 0..zip.len() {
        let part = zip.by_index_raw(at).map_err(|error| broken(error.to_string()))?;
        let name = part.name().map(|name| name.into_owned()).unwrap_or_default();
        if !parts.iter().any(|start| name.starts_with(start)) {
            continue;
        }
        if part.encrypted() {
            return Err(critical("archive-encrypted"));
        }
        let (packed, declared) = (part.compressed_size(), part.size());
        drop(part);
        let most = most(&name, packed).min(limits::INFLATED - all);
        let too_large = |bytes: u64| critical("archive-too-large").with("bytes", bytes).with("limit", most);
        if declared > most {
            return Err(too_large(declared));
        }
        let part = zip.by_index(at).map_err(|error| broken(error.to_string()))?;
        let inflated =
            std::io::copy(&mut part.take(most + 1), &mut std::io::sink()).map_err(|error| broken(error.to_string()))?;
        if inflated > most {
            return Err(too_large(inflated));
        }
        all += inflated;
    }
    Ok(zip)
}

/// How large one part may become.
fn most(name: &str, packed: u64) -> u64 {
    let by_ratio = packed.saturating_mul(limits::RATIO).max(limits::RATIO_FROM);
    if name.eq_ignore_ascii_case("xl/sharedStrings.xml") { by_ratio.min(limits::SHARED) } else { by_ratio }
}
