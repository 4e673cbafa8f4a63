//! Pictures of the main pages in a folder, for people who look at them before a release: each in English and Russian, light and dark, on
//! a phone and on a desktop. With `--book` those of the book instead.

mod book;

use e2e::{Page, Site};
use std::path::Path;

/// The pages, by the name of the picture.
const PAGES: [(&str, &str); 10] = [
    ("home", "/"),
    ("matrix", "/matrix"),
    ("plans", "/plans"),
    ("edition", "/plans/jpoa/2022"),
    ("provision", "/plans/jpoa/2022/II.3"),
    ("initiatives", "/initiatives"),
    ("record", "/initiatives/central-asia:CA-052"),
    ("check", "/check"),
    ("entries", "/entries"),
    ("sign-in", "/sign-in"),
];
const SIZES: [(&str, u32, u32); 2] = [("desktop", 1280, 900), ("phone", 360, 800)];

fn main() {
    let (words, folders): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|word| word.starts_with("--"));
    let folder = folders.first().unwrap_or_else(|| panic!("name the folder for the pictures"));
    let folder = Path::new(folder);
    std::fs::create_dir_all(folder).unwrap_or_else(|error| panic!("cannot make {}: {error}", folder.display()));
    if words.iter().any(|word| word == "--book") {
        return book::make(folder);
    }
    let site = Site::demo();
    let mut page = Page::open();
    page.go(&site.at("/prefer?as=unodc"));
    for (language, theme) in [("en", "light"), ("en", "dark"), ("ru", "light"), ("ru", "dark")] {
        page.go(&site.at(&format!("/prefer?language={language}&theme={theme}")));
        for (size, width, height) in SIZES {
            page.sized(width, height);
            for (name, path) in PAGES {
                page.go(&site.at(path));
                if name == "check" {
                    page.fill("#title", "Prevention of radicalization to violence in prisons of Kyrgyzstan");
                    page.until("document.querySelector('#beside .near')");
                    page.eval("scrollTo(0, 0)");
                }
                let file = folder.join(format!("{name}-{language}-{theme}-{size}.png"));
                written(&file, &page.picture());
            }
        }
    }
}

fn written(file: &Path, picture: &[u8]) {
    std::fs::write(file, picture).unwrap_or_else(|error| panic!("cannot write {}: {error}", file.display()));
}
