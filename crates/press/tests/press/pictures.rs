//! Pages as an eye sees them: the paper with a block of every kind, drawn by another program (poppler) and held against pictures that
//! somebody looked at. It finds what hashes only say has changed: text over text, a map without its States, a table off the page.

use crate::sample::{every_block, paper};
use press::Standard;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The side of the squares in which pictures are compared, in dots.
const SQUARE: usize = 8;
/// How far the grey of a square may be off, of 255. Another release of poppler draws edges a little otherwise.
const FAR: u32 = 28;

/// Draws a paper page by page. None where this machine has no poppler, which the gate of the project must have.
fn drawn(folder: &Path) -> Option<Vec<PathBuf>> {
    let bytes = press::pdf(&paper(every_block("Who does what, where, until when.")), Standard::Accessible).expect("a paper");
    let file = folder.join("paper.pdf");
    std::fs::write(&file, bytes).expect("written");
    let done = Command::new("pdftoppm").args(["-r", "40", "-gray", "-png"]).arg(&file).arg(folder.join("page")).status();
    let must = option_env!("CI") == Some("true");
    match done {
        // `cargo xtask test` says so.
        Err(_) if !must => return None,
        done => assert!(done.expect("pdftoppm, of poppler-utils").success()),
    }
    let all = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut pages: Vec<PathBuf> = all.filter(|path| path.extension().is_some_and(|ending| ending == "png")).collect();
    pages.sort();
    Some(pages)
}

/// The width of a picture and its dots in grey.
fn read(path: &Path) -> (usize, Vec<u8>) {
    let file = std::fs::File::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut reader = png::Decoder::new(std::io::BufReader::new(file)).read_info().expect("a PNG");
    let mut dots = vec![0; reader.output_buffer_size().expect("a small picture")];
    let info = reader.next_frame(&mut dots).expect("a picture");
    let samples = info.color_type.samples();
    let grey = dots[..info.buffer_size()].chunks_exact(samples).map(|dot| dot.iter().map(|part| u32::from(*part)).sum::<u32>());
    (info.width as usize, grey.map(|sum| (sum / samples as u32) as u8).collect())
}

/// The mean grey of each square.
fn squares((width, dots): &(usize, Vec<u8>)) -> Vec<u32> {
    let rows: Vec<&[u8]> = dots.chunks_exact(*width).collect();
    let mut means = Vec::new();
    for band in rows.chunks(SQUARE) {
        for left in (0..*width).step_by(SQUARE) {
            let right = (left + SQUARE).min(*width);
            let sum: u32 = band.iter().flat_map(|row| &row[left..right]).map(|dot| u32::from(*dot)).sum();
            means.push(sum / (band.len() * (right - left)) as u32);
        }
    }
    means
}

#[test]
fn pages_look_as_they_did_when_somebody_looked() {
    let folder = tempfile::tempdir().expect("a folder");
    let Some(pages) = drawn(folder.path()) else { return };
    let known = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures");
    let name = |path: &Path| path.file_name().expect("a name").to_owned();
    let counted = std::fs::read_dir(&known)
        .expect("pictures")
        .filter(|entry| entry.as_ref().is_ok_and(|entry| entry.path().extension().is_some_and(|ending| ending == "png")));
    let mut wrong = Vec::new();
    for page in &pages {
        let now = squares(&read(page));
        let before = known.join(name(page));
        let before = if before.exists() { squares(&read(&before)) } else { Vec::new() };
        let same = now.iter().zip(&before).filter(|(now, before)| now.abs_diff(**before) <= FAR).count();
        if same < now.len().max(before.len()) {
            let kept = std::env::temp_dir().join(name(page));
            std::fs::copy(page, &kept).expect("kept");
            wrong.push(format!("{}: {} squares of {} differ", kept.display(), now.len() - same, now.len()));
        }
    }
    // When this is meant, look at the pages that are named, and put them in the place of the known ones.
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(counted.count(), pages.len(), "another number of pages");
}
