//! The site as a browser meets it, without a socket: every page in both languages, and what the public must not find on any of them.

use super::router;
use super::site::{Setting, Site};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use desk::{By, Desk};
use plan::{Initiative, InitiativeKey, Lang, PartyKey, SourceKey, Texts, Viewer, Visibility};
use std::collections::BTreeSet;
use std::sync::Arc;
use testkit::Place;
use tower::ServiceExt;

/// The most letters a page may have before it is packed for the wire.
const LONG: usize = 100_000;

/// Pages in all their shapes; those of single things are found by following links.
const PAGES: &[&str] = &[
    "/",
    "/matrix",
    "/matrix?provision=II&party=unodc",
    "/matrix?across=organisations",
    "/matrix?across=years&funder=eu&from=2015&to=2021",
    "/initiatives?shape=timeline&state=TJ",
    "/initiatives?shape=table&state=TJ",
    "/plans",
    "/plans/jpoa/2022",
    "/plans/jpoa/2022?beside=jpoa/2011",
    "/plans/un-gcts/2006?beside=jpoa/2011",
    "/plans/jpoa/2022/II.3",
    "/plans/un-gcts/2006",
    "/initiatives",
    "/initiatives?state=KG&sort=ending",
    "/gaps",
    "/gaps?state=KG&provision=II&reason=ended",
    "/parties",
    "/parties?kind=un-entity",
    "/parties?words=%D0%BE%D0%BE%D0%BD",
    "/parties/KG",
    "/parties/unodc",
    "/parties/eu",
    "/map",
    "/meetings",
    "/challenges",
    "/log",
    "/api",
    "/data",
    "/watches",
    "/watch?of=state:KG",
    "/watch?of=search%3Fwords%3Dborder",
    "/webhooks",
    "/?as-at=2019-06",
];

/// What is asked, and what comes.
struct Answer {
    status: StatusCode,
    policy: String,
    text: String,
}

async fn ask(router: &Router, path: &str, language: &str) -> Answer {
    let request = Request::get(path).header(header::ACCEPT_LANGUAGE, language).body(Body::empty()).unwrap();
    let response = router.clone().oneshot(request).await.unwrap();
    let policy = response.headers().get(header::CONTENT_SECURITY_POLICY).map_or("", |value| value.to_str().unwrap()).to_owned();
    let status = response.status();
    let bytes = axum::body::to_bytes(Body::new(response.into_body()), usize::MAX).await.unwrap();
    Answer { status, policy, text: String::from_utf8_lossy(&bytes).into_owned() }
}

fn secretariat(desk: &Desk) -> By {
    By { viewer: desk.viewer("secretariat").unwrap(), door: "web", account: None }
}

/// Two initiatives that contribute something in Kyrgyzstan, neither part of another.
fn two_in_kyrgyzstan(desk: &Desk) -> (Initiative, Initiative) {
    let everything = desk.view(secretariat(desk).viewer, desk.world().today());
    let there = |it: &Initiative| it.places.iter().any(|place| place.state.as_str() == "KG") && it.parent.is_none();
    let mut chosen = everything.initiatives().filter(|it| there(it) && !it.contributions.is_empty());
    let (one, other) = (chosen.next().unwrap(), chosen.next().unwrap());
    (one.get().clone(), other.get().clone())
}

/// The site over the shipped plan, with one initiative held back by a State and one for the secretariat alone; and those two.
pub(super) async fn site(place: &Place) -> (Router, Vec<Initiative>) {
    let mut desk = place.begun().await;
    let (held, secret) = two_in_kyrgyzstan(&desk);
    let kyrgyzstan = By { viewer: Viewer::Member(PartyKey::new("KG")), door: "web", account: None };
    desk::hold_initiative(&mut desk, &kyrgyzstan, held.key.as_str(), &PartyKey::new("KG")).await.unwrap();
    let by = secretariat(&desk);
    desk::set_visibility(&mut desk, &by, secret.key.as_str(), Visibility::Secretariat).await.unwrap();
    (open(place, desk, false).await, vec![held, secret])
}

/// The site over what a desk has recorded.
pub(super) async fn open(place: &Place, desk: Desk, demo: bool) -> Router {
    router(standing(place, desk, demo).await)
}

/// The same before it is asked, for whoever looks into it.
pub(super) async fn standing(place: &Place, desk: Desk, demo: bool) -> Arc<Site> {
    let reading = place.desk().await;
    let (store, world) = (place.store().await, place.clock.world());
    let setting = Setting { demo, secure: false };
    Arc::new(Site::new((reading, desk), store, world, "http://127.0.0.1".to_owned(), setting, None))
}

/// Addresses of this site that a page leads to, without their queries.
fn links(page: &str) -> BTreeSet<String> {
    let links = page.split("href=\"/").skip(1).filter_map(|rest| rest.split('"').next());
    let paths = links.map(|link| format!("/{}", link.split(['?', '#']).next().unwrap_or_default()));
    paths.filter(|path| !["/assets/", "/prefer"].iter().any(|start| path.starts_with(start))).collect()
}

/// What is wrong with a page that must be there.
fn wrong(path: &str, language: &str, answer: &Answer) -> Vec<String> {
    let text = &answer.text;
    let mut wrong = Vec::new();
    let mut check = |holds: bool, what: &str| {
        if !holds {
            wrong.push(format!("{path} [{language}]: {what}"));
        }
    };
    check(answer.status == StatusCode::OK, answer.status.as_str());
    check(text.contains(&format!("<html lang=\"{language}\"")), "another language");
    let missing = text.split('«').skip(1).filter_map(|rest| rest.split('»').next());
    let is_key = |text: &str| text.contains('-') && text.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-');
    missing.filter(|text| is_key(text)).for_each(|key| check(false, key));
    let letters = text.chars().count();
    check(letters < LONG, &format!("has {letters} letters"));
    check(answer.policy.contains("default-src 'none'"), "no policy");
    check(text.matches("<h1").count() == 1, "not one h1");
    check(!text.contains(" style=\"") && !text.contains("<style") && !text.contains("onclick"), "style or script inside");
    check(text.matches("<script").count() == 1, "another script");
    check(text.contains("class=\"lead\""), "does not say as at when");
    wrong
}

#[tokio::test]
async fn a_page_keeps_what_it_asks_for_on_another_day_and_where_it_is_cited() {
    let place = Place::on_sqlite();
    let (router, _) = site(&place).await;
    let page = ask(&router, "/matrix?as-at=2019-06&funder=eu&life=running&said=kept", "en").await.text.replace("&#38;", "&");
    let cited = "http://127.0.0.1/matrix?funder=eu&life=running&as-at=2019-06-30";
    assert!(page.contains(cited), "{page}");
    assert!(page.contains("<a href=\"/matrix?funder=eu&life=running\">"), "the way back to today");
    for kept in ["name=\"funder\" value=\"eu\"", "name=\"life\" value=\"running\""] {
        assert!(page.contains(&format!("<input type=\"hidden\" {kept}>")), "{kept}");
    }
    assert!(!page.contains("name=\"said\""));
    // Nothing that was asked for breaks out, in its name either.
    let hostile = "/matrix?as-at=2019-06&%22%3E%3Cscript%3E%26viewer%3Dsecretariat%23=1";
    let page = ask(&router, hostile, "en").await.text;
    assert!(!page.contains("\"><script>"), "{page}");
    assert!(page.contains("<a href=\"/matrix?%22%3E%3Cscript%3E%26viewer%3Dsecretariat%23=1\">"), "{page}");
}

#[tokio::test]
async fn every_page_is_there_in_both_languages() {
    let place = Place::on_sqlite();
    let (router, _) = site(&place).await;
    let mut problems = Vec::new();
    for path in PAGES {
        for language in ["en", "ru"] {
            let answer = ask(&router, path, language).await;
            problems.extend(wrong(path, language, &answer));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[tokio::test]
async fn every_link_leads_somewhere_and_no_page_names_what_is_restricted() {
    let place = Place::on_sqlite();
    let (router, restricted) = site(&place).await;
    let mut told: Vec<String> = restricted.iter().flat_map(|it| it.title.iter().map(|(_, title)| title.to_owned())).collect();
    told.extend(restricted.iter().map(|it| format!("/initiatives/{}\"", it.key)));
    let mut problems = Vec::new();
    let mut asked = BTreeSet::new();
    let mut next: BTreeSet<String> = PAGES.iter().map(|path| (*path).to_owned()).collect();
    let downloads =
        ["/matrix", "/gaps", "/initiatives"].map(|page| ["csv", "json"].map(|format| format!("{page}?format={format}")));
    next.extend(downloads.into_iter().flatten());
    while let Some(path) = next.pop_first() {
        let answer = ask(&router, &path, if asked.len() % 2 == 0 { "en" } else { "ru" }).await;
        if answer.status != StatusCode::OK {
            problems.push(format!("{path}: {}", answer.status));
        }
        let named = told.iter().filter(|text| answer.text.contains(text.as_str()));
        problems.extend(named.map(|text| format!("{path}: names {text}")));
        next.extend(links(&answer.text).into_iter().filter(|link| !asked.contains(link)));
        asked.insert(path);
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(asked.len() > 300, "{} pages were found", asked.len());
    for it in &restricted {
        let answer = ask(&router, &format!("/initiatives/{}", it.key), "en").await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{}", it.key);
    }
}

#[tokio::test]
async fn what_is_not_there_says_so_and_where_to_go() {
    let place = Place::on_sqlite();
    let (router, _) = site(&place).await;
    let unknown = InitiativeKey::new("nowhere");
    for path in [
        "/meetings/none",
        "/challenges/none",
        "/parties/none",
        "/gaps?with=none",
        "/gaps?reason=none",
        "/nothing",
        &format!("/initiatives/{unknown}"),
        "/plans/jpoa/1999",
    ] {
        let answer = ask(&router, path, "ru").await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(answer.text.contains("href=\"/matrix\""), "{path}");
    }
}

#[tokio::test]
async fn the_journal_is_told_newest_first_and_keeps_what_is_restricted() {
    let place = Place::on_sqlite();
    let (router, restricted) = site(&place).await;
    let page = ask(&router, "/log", "en").await.text;
    let place_of = |entry: u64| page.find(&format!("id=\"e{entry}\"")).unwrap();
    assert!(place_of(3) < place_of(2) && place_of(2) < place_of(1));
    assert_eq!(page.matches("not public").count(), 2);
    assert!(restricted.iter().all(|it| !page.contains(it.key.reference())));
}

#[tokio::test]
async fn a_preference_leads_back_to_a_page_of_this_site_alone() {
    let place = Place::on_sqlite();
    let (router, _) = site(&place).await;
    for (back, leads) in [
        ("/gaps?state=KG", "/gaps?state=KG"),
        ("//example.org", "/"),
        ("/\\example.org", "/"),
        ("https://example.org", "/"),
        ("/x\r\nSet-Cookie: a=b", "/"),
        ("/план", "/"),
    ] {
        let encoded: String = back.bytes().map(|byte| format!("%{byte:02x}")).collect();
        let request = Request::get(format!("/prefer?language=ru&back={encoded}")).body(Body::empty()).unwrap();
        let response = router.clone().oneshot(request).await.unwrap();
        let location = response.headers().get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned());
        assert_eq!((response.status(), location.as_deref()), (StatusCode::SEE_OTHER, Some(leads)), "{back}");
    }
}

/// Asks as somebody in a demonstration, with a form where there is one; gives the status and the page.
pub(super) async fn ask_as(router: &Router, who: &str, path: &str, form: Option<&str>) -> (StatusCode, String) {
    let request = Request::builder().uri(path).header(header::COOKIE, format!("looks-as={who}"));
    let request = match form {
        None => request.body(Body::empty()),
        Some(form) => request
            .method("POST")
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form.to_owned())),
    };
    let (status, bytes) = sent(router.clone().oneshot(request.unwrap()).await.unwrap()).await;
    (status, String::from_utf8_lossy(&bytes).into_owned())
}

/// What was sent, whole.
pub(super) async fn sent(response: axum::response::Response) -> (StatusCode, Vec<u8>) {
    let status = response.status();
    (status, axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap().into())
}

#[tokio::test]
async fn a_page_that_was_ready_is_told_anew_once_something_is_recorded() {
    let place = Place::on_sqlite();
    let desk = place.begun().await;
    let (one, _) = two_in_kyrgyzstan(&desk);
    let router = open(&place, desk, true).await;
    let page = format!("/initiatives/{}", one.key);
    let as_public = format!("{page}?viewer=public");
    for path in ["/", "/initiatives", "/matrix", &page] {
        let (first, again) = (ask_as(&router, "public", path, None).await, ask_as(&router, "public", path, None).await);
        assert_eq!((first.0, &first), (StatusCode::OK, &again), "{path}");
    }
    let form = format!("initiative={}&deed=visibility&visibility=secretariat", one.key);
    assert_eq!(ask_as(&router, "KG", "/act", Some(&form)).await.0, StatusCode::UNPROCESSABLE_ENTITY, "not for a State to settle");
    assert_eq!(ask_as(&router, "secretariat", "/act", Some(&form)).await.0, StatusCode::SEE_OTHER);
    assert_eq!(ask_as(&router, "public", &page, None).await.0, StatusCode::NOT_FOUND);
    assert_eq!(ask_as(&router, "secretariat", &page, None).await.0, StatusCode::OK);
    assert_eq!(ask_as(&router, "secretariat", &as_public, None).await.0, StatusCode::NOT_FOUND, "nobody sees more as the public");
    assert_eq!(ask_as(&router, "public", &format!("{page}?viewer=secretariat"), None).await.0, StatusCode::NOT_FOUND);
    let named = format!("initiative={}&deed=visibility&visibility=named&seen-by=unodc", one.key);
    assert_eq!(ask_as(&router, "secretariat", "/act", Some(&named)).await.0, StatusCode::SEE_OTHER);
    assert_eq!(ask_as(&router, "unodc", &page, None).await.0, StatusCode::OK);
    assert_eq!(ask_as(&router, "public", &page, None).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_was_taken_in_and_broken_off_is_found_at_the_next_look() {
    let place = Place::on_sqlite();
    let desk = place.begun().await;
    let site = standing(&place, desk, false).await;
    let mut other = place.desk().await;
    let mut new = Initiative::new(InitiativeKey::new("un:gardens"), SourceKey::new("un"));
    new.title = Texts::one(Lang::EN, "Gardens of remembrance");
    let by = secretariat(&other);
    desk::submit_initiative(&mut other, &by, &new, None).await.unwrap();
    // As one who took the entry in and was let go before those who search heard of it.
    site.office().desk.write().await.catch_up().await.unwrap();
    let router = router(site.clone());
    let page = async || ask(&router, "/initiatives?words=remembrance", "en").await.text;
    assert!(!page().await.contains("Gardens of remembrance"));
    site.catch_up().await.unwrap();
    assert!(page().await.contains("Gardens of remembrance"));
    assert_eq!(site.catch_up().await.unwrap(), 0);
}

#[tokio::test]
async fn a_refused_deed_names_the_next_step_of_the_site() {
    let place = Place::on_sqlite();
    let desk = place.begun().await;
    let (one, _) = two_in_kyrgyzstan(&desk);
    let router = open(&place, desk, true).await;
    let form = format!("initiative={}&deed=visibility&visibility=secretariat", one.key);
    for (who, status, told, next) in [
        ("public", StatusCode::FORBIDDEN, "The public reads and does not record.", "<p>Sign in first."),
        ("KG", StatusCode::UNPROCESSABLE_ENTITY, "You may not settle who sees this initiative.", "<p>Those who take part"),
    ] {
        let (answered, page) = ask_as(&router, who, "/act", Some(&form)).await;
        assert_eq!(answered, status, "{who}");
        assert!(page.contains(told) && page.contains(next) && page.contains("main\" href=\"/sign-in\""), "{who}: {page}");
        assert!(!page.contains("--viewer"), "{who} is sent to the command line: {page}");
    }
    // What somebody wrote keeps its letters.
    let (_, page) = ask_as(&router, "KG", "/matrix?as-at=tomorrow", None).await;
    assert!(page.contains("<p class=\"said\">tomorrow is not a day.</p>"), "{page}");
}

#[tokio::test]
async fn what_cannot_be_read_is_refused_in_the_language_of_the_reader() {
    let place = Place::on_sqlite();
    let desk = place.begun().await;
    let router = open(&place, desk, true).await;
    let send = async |path: &str, form: Option<(&str, &str)>| {
        let request = Request::builder().uri(path).header(header::COOKIE, "looks-as=secretariat; language=ru");
        let request = match form {
            None => request.body(Body::empty()),
            Some((from, form)) => request
                .method("POST")
                .header("sec-fetch-site", from)
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .body(Body::from(form.to_owned())),
        };
        let response = router.clone().oneshot(request.unwrap()).await.unwrap();
        assert!(response.headers().contains_key(header::CONTENT_SECURITY_POLICY), "{path} {form:?}");
        sent(response).await
    };
    let long = "x".repeat(3 << 20);
    for (path, form, status, said) in [
        ("/undo", Some(("same-origin", "load=one")), StatusCode::UNPROCESSABLE_ENTITY, "чего здесь не прочесть"),
        (
            "/judge",
            Some(("same-origin", "submission=1.x&deed=accept")),
            StatusCode::UNPROCESSABLE_ENTITY,
            "чего здесь не прочесть",
        ),
        ("/import/first", None, StatusCode::BAD_REQUEST, "чего здесь не прочесть"),
        ("/import", Some(("same-origin", "file=none")), StatusCode::BAD_REQUEST, "чего здесь не прочесть"),
        ("/gaps", Some(("same-origin", "")), StatusCode::METHOD_NOT_ALLOWED, "чего здесь не прочесть"),
        ("/parties/%FF", None, StatusCode::BAD_REQUEST, "чего здесь не прочесть"),
        ("/prefer?theme=blue", None, StatusCode::BAD_REQUEST, "чего здесь не прочесть"),
        ("/undo", Some(("cross-site", "load=2")), StatusCode::FORBIDDEN, "с другого сайта"),
        ("/judge", Some(("same-origin", &long)), StatusCode::PAYLOAD_TOO_LARGE, "больше, чем здесь принимается"),
    ] {
        let (answered, page) = send(path, form).await;
        let page = String::from_utf8_lossy(&page);
        assert_eq!(answered, status, "{path}: {page}");
        assert!(page.contains(said) && page.contains("<html lang=\"ru\""), "{path}: {page}");
    }
}

#[tokio::test]
async fn lists_of_parties_are_headed_by_what_several_are_called() {
    let place = Place::on_sqlite();
    let (router, _) = site(&place).await;
    for (language, several, one) in
        [("en", "<h2>United Nations entities ", ">United Nations entity<"), ("ru", "<h2>Доноры ", ">Донор<")]
    {
        let page = ask(&router, "/parties", language).await.text;
        assert!(page.contains(several) && !page.contains(one), "{page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_warned_without_a_reason() {
    let place = Place::on_sqlite();
    let desk = place.begun().await;
    let router = open(&place, desk, true).await;
    let typed = "title=Prevention+of+radicalization+to+violence+in+prisons+of+Kyrgyzstan";
    let (_, page) = ask_as(&router, "unodc", "/check", Some(typed)).await;
    let near = page.split("<ol class=\"near\">").nth(1).and_then(|rest| rest.split("</ol>").next()).expect("neighbours");
    assert!(near.contains("<ul class=\"why\"><li>") && !page.contains("<ul class=\"why\"></ul>"), "{page}");
    // It is another effort on one theme in one place, and both are said.
    let (_, page) = ask_as(&router, "unodc", "/check", Some(&format!("{typed}&state=KG"))).await;
    let first = page.split("<ul class=\"why\">").nth(1).and_then(|rest| rest.split("</ul>").next()).expect("reasons");
    assert!(first.contains("The titles ") && first.contains("They work in the same States: Kyrgyzstan."), "{first}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_of_another_language_than_the_page_says_which() {
    let place = Place::on_sqlite();
    let desk = place.begun().await;
    let router = open(&place, desk, true).await;
    let link = "<a href=\"/initiatives/central-asia:CA-003\"";
    let near = "<ol class=\"near\"><li><h3><a href=\"/initiatives/central-asia:CA-094\"";
    for (path, there) in [
        ("/initiatives", link),
        ("/initiatives?shape=table", link),
        ("/initiatives/central-asia:CA-003", "<h1"),
        ("/initiatives/central-asia:CA-003", near),
        ("/parties/KG", "<a href=\"/initiatives/central-asia:CA-101\""),
        ("/docket", "<td><span"),
    ] {
        let (_, russian) = ask_as(&router, "secretariat; language=ru", path, None).await;
        assert!(russian.contains(&format!("{there} lang=en>")), "{path} {there}\n{russian}");
        let (_, english) = ask_as(&router, "secretariat; language=en", path, None).await;
        assert!(!english.contains(" lang=en>"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_says_in_which_order_it_stands() {
    let place = Place::on_sqlite();
    let (router, _) = site(&place).await;
    for (path, order) in [
        ("/initiatives", "by identifier"),
        ("/initiatives?words=prisons", "best match first"),
        ("/initiatives?words=%20", "by identifier"),
    ] {
        let page = ask(&router, path, "en").await.text;
        assert!(page.contains(&format!("<select id=\"sort\" name=\"sort\"><option value=\"\">{order}</option>")), "{path}");
    }
}
