//! A stranger finds what ran in Kyrgyzstan on prisons, by the search box in English, and on the Russian page by another form of the word.

use e2e::{Page, Site};

#[test]
fn a_stranger_finds_what_runs_in_kyrgyzstan_on_prisons() {
    let site = Site::demo();
    let mut page = Page::open();
    page.go(&site.at("/"));
    page.fill("#find", "prison");
    page.loads(|page| page.press(".find button"));
    page.says("Regional workshop on prison security");
    // A filter changes the list where it stands, and the address with it.
    page.choose("#state", "KG");
    page.until("location.search.includes('state=KG')");
    let states = "[...document.querySelectorAll('#listed tbody tr')].map((row) => row.cells[3].innerText)";
    page.until(&format!("{states}.every((states) => states.includes('KG'))"));
    page.follow("Technical assistance to the Kyrgyz Prison Service");
    page.says("UNODC");
    page.says("Kyrgyzstan");
    // The way back to the list keeps what was asked.
    page.back();
    assert_eq!(page.eval("document.querySelector('#state').value"), "KG");

    page.go(&site.at("/prefer?language=ru&back=/initiatives"));
    assert_eq!(page.eval("document.documentElement.lang"), "ru");
    page.fill("#words", "prisons");
    page.choose("#state", "KG");
    page.until("location.search.includes('state=KG') && document.querySelector('#listed a[href*=\"CA-062\"]')");
    page.is_calm();
}
