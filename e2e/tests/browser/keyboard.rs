//! Everything by keyboard: past the menu, through the menu, through the grid, and a form filled and sent.

use e2e::{Page, Site};
use serde_json::json;

use crate::{PROPOSAL, look_as};

#[test]
fn every_step_is_possible_by_keyboard() {
    let site = Site::demo();
    let mut page = Page::open();
    page.go(&site.at("/"));
    look_as(&mut page, "unodc");
    page.go(&site.at("/"));

    // The first stop leads past the menu, and is seen when it is reached.
    page.strike("Tab");
    assert_eq!(page.eval("document.activeElement.className"), "skip");
    assert_eq!(page.eval("document.activeElement.getBoundingClientRect().left >= 0"), true);
    page.strike("Enter");
    page.until("document.activeElement.id === 'main'");

    // The menu leads to the matrix.
    page.go(&site.at("/"));
    reach(&mut page, "document.activeElement.matches('.top nav a[href=\"/matrix\"]')");
    assert_eq!(page.eval("getComputedStyle(document.activeElement).outlineStyle"), "solid", "focus is not seen");
    page.loads(|page| page.strike("Enter"));

    // The grid is one stop; arrows walk in it.
    reach(&mut page, "document.activeElement.matches('table[data-walk] td > a')");
    let at = "(() => { const cell = document.activeElement.closest('td, th'); \
              return [cell.parentElement.rowIndex, cell.cellIndex]; })()";
    let first = page.eval(at);
    page.strike("ArrowRight");
    page.strike("ArrowDown");
    let second = page.eval(at);
    assert_eq!(second[1], first[1].as_u64().unwrap() + 1);
    assert!(second[0].as_u64() > first[0].as_u64());
    page.strike("End");
    page.strike("Home");
    assert_eq!(page.eval(at), json!([second[0], 0]), "Home does not lead to the provision");
    page.strike("ArrowRight");
    page.strike("Tab");
    assert_eq!(page.eval("document.activeElement.closest('tbody') === null"), true, "the grid holds the focus");
    page.strike("Shift+Tab");
    page.loads(|page| page.strike("Enter"));
    assert_eq!(page.eval("location.pathname"), "/initiatives");

    // The form: typed, ticked and sent.
    page.go(&site.at("/check"));
    reach(&mut page, "document.activeElement.id === 'title'");
    page.write(PROPOSAL);
    reach(&mut page, "document.activeElement.matches('input[name=state][value=KG]')");
    page.strike("Space");
    assert_eq!(page.eval("document.activeElement.checked"), true);
    page.until("document.querySelectorAll('#beside .near > li').length > 0");
    reach(&mut page, "document.activeElement.matches(\"button[formaction='/check/keep']\")");
    page.loads(|page| page.strike("Enter"));
    page.says("Check ");
    page.is_calm();
}

/// Goes on by Tab until this is true.
#[track_caller]
fn reach(page: &mut Page, there: &str) {
    for _ in 0..120 {
        page.strike("Tab");
        if page.eval(there) == true {
            return;
        }
    }
    panic!("not reached within 120 stops: {there}");
}
