//! A State holds an entry on its territory, and the public sees it nowhere any more.

use e2e::{Page, Site};

use crate::{PROPOSAL, look_as};

/// The entry that is held, by its address and what its title begins with.
const ADDRESS: &str = "/initiatives/central-asia:CA-052";
const TITLE: &str = "Support to the prevention of radicalization to violence in prisons";
/// Another entry beside which it stands as a neighbour.
const BESIDE: &str = "/initiatives/central-asia:CA-062";

/// Pages and downloads in which the public would see it, the lists as whole as they come.
const PLACES: [&str; 9] = [
    "/initiatives?words=radicalization&state=KG",
    "/initiatives?words=prison&format=json",
    "/initiatives?words=prison&format=csv",
    "/initiatives?provision=I.7.1&state=KG",
    "/initiatives?provision=I.7.1&state=KG&format=json",
    "/matrix?format=json",
    "/matrix?format=csv",
    BESIDE,
    "/",
];

#[test]
fn a_state_holds_an_entry_and_the_public_sees_it_nowhere() {
    let site = Site::demo();
    let mut page = Page::open();
    page.go(&site.at(ADDRESS));
    page.says(TITLE);
    let before = everywhere(&mut page, &site);
    let told = before.iter().filter(|(_, text)| text.contains("CA-052") || text.contains(TITLE)).count();
    assert!(told >= 4, "it stood in {told} places only, so hiding it there shows little");
    let matrix = |places: &[(String, String)]| places.iter().find(|(at, _)| at.contains("matrix?format=json")).cloned();

    look_as(&mut page, "KG");
    page.choose("#hold", "KG");
    page.loads(|page| page.press("button[value=hold]"));
    page.says("It is recorded");
    page.says(TITLE);
    page.go(&site.at("/"));
    look_as(&mut page, "public");

    page.misses(&site.at(ADDRESS));
    page.hides(TITLE);
    let after = everywhere(&mut page, &site);
    for (place, text) in &after {
        assert!(!text.contains("CA-052") && !text.contains(TITLE), "{place} still tells of it");
    }
    assert_ne!(matrix(&before), matrix(&after), "the matrix counts it still");
    // Nor does the check tell more than that something restricted is there.
    page.go(&site.at("/check"));
    page.fill("#title", PROPOSAL);
    page.until("document.querySelector('#beside .near > li') || document.querySelector('#beside .doubt')");
    page.hides(TITLE);
    page.hides("CA-052");
    page.is_calm();
}

/// What each place says, as the browser of this reader fetches it.
#[track_caller]
fn everywhere(page: &mut Page, site: &Site) -> Vec<(String, String)> {
    let all = PLACES.map(|place| {
        let fetch = format!("fetch('{}').then((answer) => answer.text())", site.at(place));
        let text = page.eval(&fetch).as_str().unwrap_or_default().to_owned();
        assert!(text.len() > 100, "{place} says nothing: {text}");
        (place.to_owned(), text)
    });
    all.into()
}
