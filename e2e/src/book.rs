//! The pictures of the book: for each role the pages it works on, as it sees them. They are made by the same hand as the others, so
//! that the book shows the program as it is.

use crate::written;
use e2e::{Page, Site};
use std::path::Path;

/// Name of the picture, as whom, the page, its width and height.
const PICTURES: [(&str, &str, &str, u32, u32); 8] = [
    ("reader-home", "public", "/", 1280, 900),
    ("reader-timeline", "public", "/initiatives?shape=timeline&state=KG&life=running", 1280, 760),
    ("partner-entries", "unodc", "/entries", 1280, 760),
    ("donor-portfolio", "eu", "/parties/eu", 1280, 900),
    ("donor-years", "eu", "/matrix?across=years&funder=eu", 1280, 860),
    ("state-sheet", "KG", "/parties/KG", 1280, 900),
    ("secretariat-docket", "secretariat", "/docket", 1280, 900),
    ("secretariat-align", "secretariat", "/align", 1280, 760),
];

/// Makes them in a folder.
pub(crate) fn make(folder: &Path) {
    let site = Site::demo();
    let mut page = Page::open();
    page.go(&site.at("/prefer?language=en&theme=light"));
    for (name, mask, path, width, height) in PICTURES {
        page.go(&site.at(&format!("/prefer?as={mask}")));
        page.sized(width, height);
        page.go(&site.at(path));
        page.eval("document.querySelectorAll('form.mask').forEach((bar) => bar.remove())");
        written(&folder.join(format!("{name}.png")), &page.picture());
    }
}
