//! The secretariat drops its old table in: tried out, entered, its names settled, its initiatives aligned, and a suspected pair ruled on;
//! from the names on by keyboard alone.

use e2e::{Page, Site};
use std::path::Path;

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

    // Names: each field is filled where it stands, and Enter settles them.
    page.go(&site.at("/names"));
    let waiting = count(&mut page, "main tbody tr");
    assert!(waiting > 0, "nothing waits:\n{}", page.text());
    page.eval("document.querySelector('main tbody input:not([type=hidden])').focus()");
    page.eval("document.activeElement.select()");
    page.write("UNODC");
    page.loads(|page| page.strike("Enter"));
    page.says("It is recorded");
    assert!(count(&mut page, "main tbody tr") < waiting, "a name is settled");

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

#[track_caller]
fn count(page: &mut Page, selector: &str) -> u64 {
    page.eval(&format!("document.querySelectorAll('{selector}').length")).as_u64().unwrap_or_default()
}
