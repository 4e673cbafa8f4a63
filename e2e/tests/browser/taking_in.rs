//! The secretariat drops its old table in: tried out, entered, its names settled, its initiatives aligned, and a suspected pair ruled on;
//! from the names on by keyboard alone.

use e2e::{Page, Site};
use std::path::Path;

use crate::barriers::none_on;
use crate::look_as;

/// The old matrix as a document, and the table of a ministry, in which an organisation stands that nobody knows.
const MATRIX: &str = "document/old_matrix.docx";
const TABLE: &str = "table/russian.csv";

#[test]
fn the_secretariat_takes_the_old_table_in_and_works_it_through() {
    let site = Site::demo();
    let mut page = Page::open();
    page.go(&site.at("/"));
    look_as(&mut page, "unrcca");

    take_in(&mut page, &site, MATRIX);
    take_in(&mut page, &site, TABLE);
    page.go(&site.at("/initiatives?words=%D0%BC%D0%BE%D0%BB%D0%BE%D0%B4%D1%91%D0%B6%D1%8C%D1%8E"));
    page.says("Работа с молодёжью");

    // Names: Enter settles the row one is in and no other, though others stand there with suggestions, and the cursor is in the next.
    page.go(&site.at("/names"));
    let waiting = names(&mut page);
    let suggested = count(&mut page, "main tbody input:not([type=hidden]):not([value=\"\"])");
    assert!(waiting > 3 && suggested > 0, "nothing waits:\n{}", page.text());
    page.eval("document.querySelector('#party-2').focus()");
    for left in 1..=2 {
        page.eval("document.activeElement.select()");
        page.write("UNODC");
        page.loads(|page| page.strike("Enter"));
        page.says("It is recorded");
        assert_eq!(names(&mut page), waiting - left, "one name is settled");
        assert_eq!(page.eval("document.activeElement.id"), "party-2", "the cursor is in the row that came up");
    }
    page.write("Nobody knows whom");
    page.loads(|page| page.strike("Enter"));
    page.says("No party is called");
    none_on(&mut page);
    assert_eq!(names(&mut page), waiting - 2);

    // Provisions: the first that is suggested is ticked, and Enter on the button states it.
    page.go(&site.at("/align"));
    let waiting = count(&mut page, "main fieldset");
    page.eval("document.querySelector('main input[type=checkbox]').focus()");
    page.strike("Space");
    page.eval("document.querySelector('main form button').focus()");
    page.loads(|page| page.strike("Enter"));
    page.says("It is recorded");
    assert!(count(&mut page, "main fieldset") < waiting, "an initiative is aligned");

    // Pairs: a digit chooses the verdict and goes on to the reason; Enter there records it, and the next pair comes.
    page.go(&site.at("/docket"));
    let pair = "document.querySelector('main h1 ~ table thead').innerText";
    let first = page.eval(pair);
    page.strike("4");
    page.write("The second phase of the same programme");
    page.loads(|page| page.strike("Enter"));
    page.says("It is recorded");
    assert_ne!(page.eval(pair), first, "the next pair comes");
    page.is_calm();
}

/// Drops a file in, looks at what it would change, and enters its good rows.
#[track_caller]
fn take_in(page: &mut Page, site: &Site, fixture: &str) {
    page.go(&site.at("/import"));
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures").join(fixture);
    page.hand_in("#file", &file.canonicalize().expect("the fixture is there"));
    page.loads(|page| page.press("main form button"));
    page.until("document.querySelector('button[value=enter]')");
    // Each column says what it is taken for.
    let fields = "[...document.querySelectorAll('main select')].map((it) => it.selectedOptions[0].innerText)";
    let fields = page.eval(fields).to_string();
    assert!(fields.contains("Title") && fields.contains("State") && fields.contains("Lead organisation"), "{fields}");
    page.loads(|page| page.press("button[value=enter]"));
    page.until("document.querySelector('main .said.good')");
    page.says("Entered as journal entry");
}

/// How many names wait, as the page says.
#[track_caller]
fn names(page: &mut Page) -> u64 {
    let said = page.eval("document.querySelector('main h1 + p').innerText");
    said.as_str().and_then(|said| said.split(' ').next()?.parse().ok()).unwrap_or_default()
}

#[track_caller]
fn count(page: &mut Page, selector: &str) -> u64 {
    page.eval(&format!("document.querySelectorAll('{selector}').length")).as_u64().unwrap_or_default()
}
