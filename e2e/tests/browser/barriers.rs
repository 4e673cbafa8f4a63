//! Every page examined for barriers by axe-core: both languages, both themes, signed in and out. Pages are found by following links from
//! a fixed list, a few of each kind. The outcome is written down for the accessibility statement.

use e2e::{Page, Site, tools};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

use crate::{PROPOSAL, look_as};

/// Pages that are always examined.
const PAGES: [&str; 10] = [
    "/",
    "/matrix",
    "/plans",
    "/initiatives",
    "/initiatives?shape=table&state=KG",
    "/check",
    "/sign-in",
    "/watches",
    "/watch?of=state:KG",
    "/webhooks",
];
/// How many pages of one kind are examined; the next record page is made by the same template.
const OF_A_KIND: usize = 1;
/// Who looks: the public sees no forms of work, the secretariat sees the most of them.
const READERS: [&str; 2] = ["public", "unrcca"];
/// Language and theme. Colours do not depend on words, so pages found by links are examined in the first two alone.
const LOOKS: [(&str, &str); 4] = [("en", "light"), ("ru", "dark"), ("ru", "light"), ("en", "dark")];
const OF_THE_FOUND: usize = 2;

/// The rules that are held: WCAG 2.2 at A and AA, and what the makers of axe-core advise beyond.
const EXAMINE: &str = "axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', \
     'wcag22aa', 'best-practice'] }).then((found) => found.violations.flatMap((wrong) => wrong.nodes.map((node) => \
     `${wrong.id}: ${node.target.join(' ')}: ${node.failureSummary}`)))";

/// The narrowest screen a page must fit on without being moved sideways, and the desktop it is examined on.
const NARROW: (u32, u32) = (320, 640);
const DESKTOP: (u32, u32) = (1280, 900);

/// What sticks out to the right of a page, outside of regions that are moved by themselves.
const STICKS_OUT: &str = "(() => { const wide = document.documentElement.clientWidth; if (document.documentElement.scrollWidth <= wide) \
     return []; const inside = (it) => { for (; it; it = it.parentElement) if (/auto|scroll|hidden|clip/.test(getComputedStyle(it).overflowX) \
     && it !== document.documentElement && it !== document.body) return true; return false; }; \
     const out = [...document.body.querySelectorAll('*')].filter((it) => it.getBoundingClientRect().right > wide + 1 && !inside(it)); \
     return ['sticks out: ' + out.slice(0, 3).map((it) => it.tagName + '.' + it.className + ' ' + it.innerText?.slice(0, 40)).join(' | ')]; })()";

/// What of a table is so narrow on a screen that its words are cut into pieces.
const SQUEEZED: &str = "[...document.querySelectorAll('main tbody th[scope=row]')].filter((it) => it.innerText.length > 30 && \
     it.getBoundingClientRect().width < 90).slice(0, 2).map((it) => 'squeezed: ' + it.innerText.slice(0, 40))";

/// What was found by one reader.
#[derive(Default)]
struct Outcome {
    kinds: BTreeSet<String>,
    visits: usize,
    /// What is wrong, and the pages where.
    barriers: BTreeMap<String, Vec<String>>,
    about: Value,
}

#[test]
fn no_page_has_barriers() {
    let site = Site::demo();
    let outcomes = std::thread::scope(|scope| {
        let readers = READERS.map(|reader| scope.spawn(|| read(&site, reader)));
        readers.map(|reader| reader.join().unwrap())
    });
    let mut all = Outcome::default();
    for one in outcomes {
        all.kinds.extend(one.kinds);
        all.visits += one.visits;
        one.barriers.into_iter().for_each(|(wrong, pages)| all.barriers.entry(wrong).or_default().extend(pages));
        all.about = one.about;
    }
    all.about["pages"] = all.kinds.len().into();
    all.about["visits"] = all.visits.into();
    all.about["violations"] = all.barriers.len().into();
    std::fs::write(tools().outcome, serde_json::to_string_pretty(&all.about).unwrap() + "\n").unwrap();
    println!("{}", all.about);
    let told = all.barriers.iter().map(|(wrong, pages)| format!("{wrong}\n  on {} pages: {}", pages.len(), pages[0]));
    let told: Vec<String> = told.collect();
    assert!(told.is_empty(), "{} barriers\n{}", told.len(), told.join("\n\n"));
}

/// Examines every page for one reader.
fn read(site: &Site, reader: &str) -> Outcome {
    let axe = std::fs::read_to_string(tools().axe).expect("axe-core was fetched");
    let mut page = Page::open();
    let mut outcome = Outcome::default();
    page.go(&site.at("/"));
    look_as(&mut page, reader);
    let pages = pages(&mut page, site);
    for (look, (language, theme)) in LOOKS.into_iter().enumerate() {
        page.go(&site.at(&format!("/prefer?language={language}&theme={theme}&back=/plans")));
        let count = if look < OF_THE_FOUND { pages.len() } else { PAGES.len() };
        for path in &pages[..count] {
            page.go(&site.at(path));
            assert_eq!(page.status(), 200, "{path}");
            let at = format!("{path} ({reader}, {language}, {theme})");
            outcome.note(&mut page, &axe, &at);
            outcome.narrow(&mut page, &at);
            outcome.kinds.insert(kind(path));
        }
        // The check as it looks when it has answered.
        page.go(&site.at("/check"));
        page.fill("#title", PROPOSAL);
        page.until("document.querySelector('#beside .near select')");
        outcome.note(&mut page, &axe, &format!("/check, answered ({reader}, {language}, {theme})"));
    }
    outcome.about = json!({
        "on": page.eval("document.querySelector('#as-at').value"),
        "axe": page.eval("axe.version"),
        "browser": page.browser(),
    });
    outcome
}

impl Outcome {
    /// Examines a page, and notes what the browser complained about as well.
    #[track_caller]
    fn note(&mut self, page: &mut Page, axe: &str, at: &str) {
        self.visits += 1;
        let mut wrong = examine(page, axe);
        wrong.extend(page.complaints());
        wrong.into_iter().for_each(|wrong| self.barriers.entry(wrong).or_default().push(at.to_owned()));
    }
}

impl Outcome {
    /// Looks whether the page fits on the narrowest screen.
    #[track_caller]
    fn narrow(&mut self, page: &mut Page, at: &str) {
        page.sized(NARROW.0, NARROW.1);
        let (out, squeezed) = (page.eval(STICKS_OUT), page.eval(SQUEEZED));
        page.sized(DESKTOP.0, DESKTOP.1);
        let all = [out, squeezed];
        all.iter()
            .filter_map(Value::as_array)
            .flatten()
            .filter_map(Value::as_str)
            .for_each(|wrong| self.barriers.entry(format!("{}px: {wrong}", NARROW.0)).or_default().push(at.to_owned()));
    }
}

/// Says that the page as it stands has no barriers, on a desktop and on the narrowest screen; for pages that are met on a journey alone.
#[track_caller]
pub(crate) fn none_on(page: &mut Page) {
    let axe = std::fs::read_to_string(tools().axe).expect("axe-core was fetched");
    let mut outcome = Outcome::default();
    let at = page.eval("location.pathname").as_str().unwrap_or_default().to_owned();
    outcome.note(page, &axe, &at);
    outcome.narrow(page, &at);
    assert!(outcome.barriers.is_empty(), "{:#?}", outcome.barriers);
}

#[track_caller]
fn examine(page: &mut Page, axe: &str) -> Vec<String> {
    page.eval(&format!("{axe}; 0"));
    let found = page.eval(EXAMINE);
    found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// The fixed list, and what is linked from there and from what is linked.
fn pages(page: &mut Page, site: &Site) -> Vec<String> {
    let mut pages: Vec<String> = PAGES.iter().map(|&path| path.to_owned()).collect();
    let mut known: BTreeMap<String, usize> = pages.iter().map(|path| (kind(path), OF_A_KIND)).collect();
    let mut at = 0;
    while at < pages.len() {
        page.go(&site.at(&pages[at].clone()));
        at += 1;
        let links = page.eval(
            "[...document.querySelectorAll('a[href]:not([download])')].filter((link) => link.origin === location.origin) \
             .map((link) => link.pathname + link.search)",
        );
        for link in links.as_array().into_iter().flatten().filter_map(Value::as_str) {
            // What programs read is no page.
            let others = ["/prefer", "/api/", "/data/", "/papers/"].iter().any(|start| link.starts_with(start));
            let is_page = !others && !link.contains("format=");
            let count = known.entry(kind(link)).or_default();
            if is_page && *count < OF_A_KIND {
                *count += 1;
                pages.push(link.to_owned());
            }
        }
    }
    pages
}

/// What makes pages alike: the first part of the path, how many parts follow, and whether the query asks for anything.
fn kind(path: &str) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    format!("/{}{}{}", parts[0], "/*".repeat(parts.len() - 1), if query.is_empty() { "" } else { "?" })
}
