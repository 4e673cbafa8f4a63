//! What a browser prints and paints: the bytes of its answers, and the words on a printed page.

use std::process::Command;

/// The bytes of a text in base 64, as the browser hands files over.
pub fn bytes(text: &str) -> Vec<u8> {
    let (mut bits, mut held, mut out) = (0_u32, 0_u32, Vec::with_capacity(text.len() * 3 / 4));
    for letter in text.bytes() {
        let six = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = (bits << 6) | u32::from(six);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push(((bits >> held) & 0xff) as u8);
        }
    }
    out
}

/// The words of a printed page, and how many sheets it takes.
pub fn text_of(pdf: &[u8]) -> (String, usize) {
    let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("cannot make a folder: {error}"));
    let file = folder.path().join("page.pdf");
    std::fs::write(&file, pdf).unwrap_or_else(|error| panic!("cannot write the printed page: {error}"));
    let done = Command::new("pdftotext").arg("-layout").arg(&file).arg("-").output();
    let done = done.unwrap_or_else(|error| panic!("cannot run pdftotext (of poppler-utils): {error}"));
    let text = String::from_utf8_lossy(&done.stdout).into_owned();
    let sheets = text.matches('\u{c}').count();
    (text, sheets)
}
