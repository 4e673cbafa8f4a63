//! A donor checks a proposal as it is typed, keeps the check and prints it for the funding file; and the same without any script.

use e2e::{Page, Site, text_of};

use crate::{PROPOSAL, look_as};

#[test]
fn a_donor_checks_a_proposal_and_prints_the_result() {
    let site = Site::demo();
    let mut page = Page::open();
    page.go(&site.at("/"));
    look_as(&mut page, "eu");
    page.go(&site.at("/check"));
    let near = "document.querySelectorAll('#beside .near > li').length";
    assert_eq!(page.eval(near), 0);
    page.fill("#title", PROPOSAL);
    page.until(&format!("{near} > 0"));
    assert!(page.eval(near).as_u64().is_some_and(|near| near <= 5), "more than five neighbours");
    assert_eq!(page.eval("document.activeElement.id"), "title", "the answer took the cursor away");
    assert_eq!(page.eval("document.querySelector('#beside .why li') !== null"), true, "a neighbour without a reason");
    page.press("input[name=state][value=KG]");
    page.fill("#start", "2027-01");
    page.until("document.querySelector('#beside .near select')");
    page.choose("#beside .near select", "complements");
    page.loads(|page| page.press("button[formaction='/check/keep']"));
    let address = page.eval("location.pathname").as_str().unwrap_or_default().to_owned();
    let number = address.strip_prefix("/checks/").unwrap_or_else(|| panic!("a check without a number: {address}"));
    page.says(&format!("Check {number}"));
    let (paper, sheets) = text_of(&page.print());
    assert!(paper.contains(&format!("Check {number}")), "no number on paper:\n{paper}");
    assert!(paper.contains("Prevention of radicalization"), "no proposal on paper:\n{paper}");
    assert!((1..=2).contains(&sheets), "{sheets} sheets");
    assert!(!paper.contains("Look around"), "the switch is printed:\n{paper}");
    page.is_calm();
}

#[test]
fn the_check_works_without_script() {
    let site = Site::demo();
    let mut page = Page::open();
    page.scripts(false);
    page.go(&site.at("/"));
    page.choose("#mask", "eu");
    page.loads(|page| page.press(".mask button"));
    page.go(&site.at("/check"));
    page.fill("#title", PROPOSAL);
    page.loads(|page| page.press("button[data-only-without-script]"));
    assert_eq!(page.eval("document.querySelector('#title').value"), PROPOSAL);
    assert_ne!(page.eval("document.querySelectorAll('#beside .near > li').length"), 0);
    page.loads(|page| page.press("button[formaction='/check/keep']"));
    page.says("Check ");
    page.is_calm();
}

#[test]
fn the_matrix_prints_on_one_sheet() {
    let site = Site::demo();
    let mut page = Page::open();
    for (language, first) in [("en", "Kazakhstan"), ("ru", "Казахстан")] {
        page.go(&site.at(&format!("/prefer?language={language}&back=/matrix")));
        let (paper, sheets) = text_of(&page.print());
        for words in [first, "IV.2.1"] {
            assert!(paper.contains(words), "no {words} on paper");
        }
        assert_eq!(sheets, 1, "{language}");
    }
    page.is_calm();
}
