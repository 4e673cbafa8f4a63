//! The typefaces are the files they are said to be, and have the letters of the languages of the region.

use crate::sample::paper;
use press::Block;
use sha2::{Digest, Sha256};
use std::path::Path;

#[test]
fn the_files_are_those_of_their_origin() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts");
    let origin = std::fs::read_to_string(folder.join("ORIGIN.md")).expect("an origin");
    let mut seen = 0;
    for entry in std::fs::read_dir(&folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|ending| ending == "ttf") {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            let bytes = std::fs::read(&path).expect("a typeface");
            let sum: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            let line = origin.lines().find(|line| line.contains(&format!("`{name}`"))).unwrap_or_default();
            assert!(line.contains(&sum), "{name} is {sum}, and ORIGIN.md says: {line}");
            seen += 1;
        }
    }
    assert_eq!(seen, 6);
}

#[test]
fn the_letters_of_the_region_can_be_set() {
    for (language, letters) in [
        ("English", "The quick brown fox – “jumps” over the lazy dog’s § 5, № 7…"),
        ("Russian", "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя «»—"),
        ("Kazakh", "ӘәҒғҚқҢңӨөҰұҮүҺһІі ÄäĞğŇňÖöŞşŪūÜüİı ₸"),
        ("Kyrgyz", "ҢңӨөҮү"),
        ("Tajik", "ҒғӢӣҚқӮӯҲҳҶҷ"),
        ("Turkmen", "ÇçÄäŽžŇňÖöŞşÜüÝý"),
        ("Uzbek, Latin", "OʻoʻGʻgʻ ʼ ‘’"),
        ("Uzbek, Cyrillic", "ЎўҚқҒғҲҳ"),
        ("signs of the catalogue", "→ ≥ ≤ − · … \u{202f} \u{a0} × ± %"),
    ] {
        let missing = press::unset(&paper(vec![Block::Paragraph { text: letters.to_owned() }]));
        assert!(missing.is_empty(), "{language}: {missing:?}");
    }
}
