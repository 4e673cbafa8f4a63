//! A workbook that went out of the site comes back to it: told cell by cell, entered on a second word, and nobody else's business.

use crate::web::tests::{ask_as, open, sent};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use std::io::{Cursor, Read, Write};
use std::time::Duration;
use testkit::Place;
use tower::ServiceExt;
use zip::write::SimpleFileOptions;

/// Hands a file in as somebody; gives the status and where it leads, or the page that says why not.
async fn hand_in(router: &Router, who: &str, name: &str, file: &[u8]) -> (StatusCode, String) {
    let mut body = format!("--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n").into_bytes();
    body.extend_from_slice(file);
    body.extend_from_slice(b"\r\n--cut--\r\n");
    let request = Request::post("/import")
        .header(header::COOKIE, format!("looks-as={who}"))
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=cut")
        .body(Body::from(body));
    let response = router.clone().oneshot(request.unwrap()).await.unwrap();
    let leads = response.headers().get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned());
    let (status, page) = sent(response).await;
    (status, leads.unwrap_or_else(|| String::from_utf8(page).unwrap()))
}

/// The page of a file once it was read; it is read in well under half a minute.
async fn outcome(router: &Router, who: &str, path: &str) -> String {
    for _ in 0..600 {
        let (status, page) = ask_as(router, who, path, None).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        if !page.contains("http-equiv=\"refresh\"") {
            return page;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{path} is read without end");
}

/// The workbook with one text of it written otherwise.
fn edited(book: &[u8], from: &str, to: &str) -> Vec<u8> {
    rewritten(book, "xl/sharedStrings.xml", |content| {
        let text = String::from_utf8(content).unwrap();
        assert_eq!(text.matches(from).count(), 1, "{from}");
        text.replace(from, to).into_bytes()
    })
}

/// The workbook with a sheet that goes on in blanks.
fn swollen(book: &[u8]) -> Vec<u8> {
    rewritten(book, "xl/worksheets/sheet1.xml", |mut content| {
        content.resize(40 << 20, b' ');
        content
    })
}

fn rewritten(book: &[u8], name_of_part: &str, rewrite: impl Fn(Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let mut old = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let mut part = old.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if name == name_of_part {
            content = rewrite(content);
        }
        new.start_file(name, SimpleFileOptions::default()).unwrap();
        new.write_all(&content).unwrap();
    }
    new.finish().unwrap().into_inner()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workbook_comes_back_to_the_site() {
    let place = Place::on_sqlite();
    let desk = place.begun().await;
    let (title, address) = {
        let view = desk.view(desk.viewer("unodc").unwrap(), desk.world().today());
        let mine = view.initiatives().find(|it| it.key.reference() == "CA-052").expect("the prison project");
        (mine.title.show(plan::Lang::EN).to_owned(), format!("/initiatives/{}", mine.key))
    };
    let router = open(&place, desk, true).await;

    for who in ["public", "eu"] {
        assert_eq!(ask_as(&router, who, "/office/workbook-unodc.xlsx", None).await.0, StatusCode::NOT_FOUND, "{who}");
    }
    let asked = Request::get("/office/workbook-unodc.xlsx").header(header::COOKIE, "looks-as=unodc").body(Body::empty()).unwrap();
    let (status, book) = sent(router.clone().oneshot(asked).await.unwrap()).await;
    assert_eq!(status, StatusCode::OK);

    let (status, page) = hand_in(&router, "unodc", "table.csv", b"title,state\nNew,KG\n").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("no file that went out from this register"), "{page}");
    assert_eq!(hand_in(&router, "public", "workbook.xlsx", &book).await.0, StatusCode::FORBIDDEN);

    let (status, same) = hand_in(&router, "unodc", "workbook.xlsx", &book).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let page = outcome(&router, "unodc", &same).await;
    assert!(!page.contains("<ins>") && !page.contains("value=\"enter\""), "nobody touched a cell, and nothing is to be entered");

    let wanted = format!("{title}, second phase");
    // What people write is text, whatever it looks like, and another party's workbook is none of its business.
    let (_, there) = hand_in(&router, "unodc", "<b>.xlsx", &edited(&book, &title, "=1+1&lt;script&gt;x&lt;/script&gt;")).await;
    let page = outcome(&router, "unodc", &there).await;
    assert!(page.contains("<ins>=1+1&#60;script&#62;x&#60;/script&#62;</ins>") && !page.contains("<b>.xlsx"), "{page}");
    let (_, there) = hand_in(&router, "eu", "workbook.xlsx", &book).await;
    let page = outcome(&router, "eu", &there).await;
    assert!(page.contains("This is the workbook of unodc.") && !page.contains("value=\"enter\""), "{page}");
    // One that unfolds to far more than it holds is a finding, soon.
    let (_, there) = hand_in(&router, "unodc", "workbook.xlsx", &swollen(&book)).await;
    let page = outcome(&router, "unodc", &there).await;
    assert!(page.contains("Unpacked, a part of the file has") && !page.contains("value=\"enter\""), "{page}");

    let (_, there) = hand_in(&router, "unodc", "workbook.xlsx", &edited(&book, &title, &wanted)).await;
    let page = outcome(&router, "unodc", &there).await;
    assert!(page.contains(&format!("<del>{title}</del>")) && page.contains(&format!("<ins>{wanted}</ins>")), "{page}");
    assert!(page.contains("One of these initiatives would wait for the secretariat."), "{page}");
    assert!(!ask_as(&router, "secretariat", "/entries", None).await.1.contains(&wanted), "nothing enters untold");
    for other in ["eu", "secretariat"] {
        assert_eq!(ask_as(&router, other, &there, None).await.0, StatusCode::NOT_FOUND, "{other} sees the file of somebody else");
    }

    assert_eq!(ask_as(&router, "unodc", &there, Some("deed=enter")).await.0, StatusCode::SEE_OTHER);
    let page = outcome(&router, "unodc", &there).await;
    assert!(page.contains("One initiative waits for the secretariat."), "{page}");
    assert!(ask_as(&router, "secretariat", "/entries", None).await.1.contains(&wanted), "it waits for the secretariat");
    assert!(!ask_as(&router, "public", &address, None).await.1.contains(&wanted), "the public reads what was");

    // It is one load, told to its party and the secretariat, which takes in what waits and takes the load back whole.
    for (who, tells) in [("public", false), ("eu", false), ("unodc", true), ("secretariat", true)] {
        let page = ask_as(&router, who, "/import", None).await.1;
        assert_eq!(page.contains("<th scope=\"row\">workbook.xlsx"), tells, "{who}");
    }
    let judged = "deed=accept&submission=2.1";
    assert_eq!(ask_as(&router, "unodc", "/judge", Some(judged)).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(ask_as(&router, "secretariat", "/judge", Some(judged)).await.0, StatusCode::SEE_OTHER);
    assert!(ask_as(&router, "public", &address, None).await.1.contains(&wanted), "it was taken in");
    let (_, page) = ask_as(&router, "unodc", "/undo", Some("load=2")).await;
    assert!(page.contains("Ask the secretariat to take it back."), "{page}");
    assert_eq!(ask_as(&router, "secretariat", "/undo", Some("load=2")).await.0, StatusCode::SEE_OTHER);
    assert!(!ask_as(&router, "public", &address, None).await.1.contains(&wanted), "the load is taken back");
    let page = ask_as(&router, "unodc", "/import", None).await.1;
    assert!(page.contains("workbook.xlsx") && page.contains("taken back"), "{page}");

    // It comes again, and goes again on the word of its own party, since nothing of it is settled.
    let (_, there) = hand_in(&router, "unodc", "again.xlsx", &edited(&book, &title, &wanted)).await;
    outcome(&router, "unodc", &there).await;
    assert_eq!(ask_as(&router, "unodc", &there, Some("deed=enter")).await.0, StatusCode::SEE_OTHER);
    let page = outcome(&router, "unodc", &there).await;
    let load = page.split("Entered as journal entry ").nth(1).and_then(|rest| rest.split('<').next()).expect("its entry");
    let may = format!("name=\"load\" value=\"{load}\"");
    for (who, offered) in [("unodc", true), ("eu", false), ("public", false)] {
        assert_eq!(ask_as(&router, who, "/import", None).await.1.contains(&may), offered, "{who}");
    }
    assert_eq!(ask_as(&router, "unodc", "/undo", Some(&format!("load={load}"))).await.0, StatusCode::SEE_OTHER);
    assert!(!ask_as(&router, "secretariat", "/entries", None).await.1.contains(&wanted), "nothing waits any more");
    // Entered anew and then once more, it is told that nothing of it is new.
    assert_eq!(ask_as(&router, "unodc", &there, Some("deed=enter")).await.0, StatusCode::SEE_OTHER);
    outcome(&router, "unodc", &there).await;
    assert_eq!(ask_as(&router, "unodc", &there, Some("deed=enter")).await.0, StatusCode::SEE_OTHER);
    assert!(outcome(&router, "unodc", &there).await.contains("Nothing new; nothing was recorded."));
}

/// Hands a file in as the secretariat and enters its good rows.
async fn enter(router: &Router, name: &str, file: &str) {
    let (_, there) = hand_in(router, "secretariat", name, file.as_bytes()).await;
    outcome(router, "secretariat", &there).await;
    assert_eq!(ask_as(router, "secretariat", &there, Some("deed=enter")).await.0, StatusCode::SEE_OTHER);
    let page = outcome(router, "secretariat", &there).await;
    assert!(page.contains("Entered as journal entry"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn sources_that_disagree_stand_side_by_side() {
    let place = Place::on_sqlite();
    let desk = place.begun().await;
    let router = open(&place, desk, true).await;
    enter(&router, "ministry.csv", "id,title,state,status,start\nborder:A-1,Posts in the south,KG,running,2026-01\n").await;
    enter(&router, "donor.csv", "id,title,state,status,start\nborder:A-1,Posts in the south,KG,completed,2025-11\n").await;
    let (_, page) = ask_as(&router, "public", "/initiatives/border:A-1", None).await;
    let table = page.split("<table class=\"claims\">").nth(1).and_then(|rest| rest.split("</table>").next()).expect("the table");
    let text: String = table.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| format!("{text} ")).collect();
    let told = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let today = "taken in by UNRCCA on 24 November 2026, entry";
    for said in [
        &*format!("In the register stands, because ministry reported it first; {today} 2"),
        &format!("donor says so in donor.csv; {today} 3"),
        "status under way completed",
        "start January 2026 November 2025",
    ] {
        assert!(told.contains(said), "{said}\nin {told}");
    }
    // The wide table tells both ends of the term, where the list tells years.
    let (_, wide) = ask_as(&router, "public", "/initiatives?shape=table&words=posts+south", None).await;
    assert!(wide.contains("<td class=\"term\">2026-01</td>") && wide.contains("Posts in the south"), "{wide}");
    // All that was recorded about it, each entry with its number.
    assert!(page.contains("Full history: 2 entries") && page.contains("/log?of=border:A-1"), "{page}");
    let (_, journal) = ask_as(&router, "public", "/log?of=border:A-1", None).await;
    assert!(journal.contains("id=\"e2\"") && journal.contains("id=\"e3\"") && !journal.contains("id=\"e1\""), "{journal}");
    let hide = "initiative=border:A-1&deed=visibility&visibility=secretariat";
    assert_eq!(ask_as(&router, "secretariat", "/act", Some(hide)).await.0, StatusCode::SEE_OTHER);
    assert_eq!(ask_as(&router, "public", "/log?of=border:A-1", None).await.0, StatusCode::NOT_FOUND);
    assert!(ask_as(&router, "secretariat", "/log?of=border:A-1", None).await.1.contains("id=\"e4\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn names_are_settled_row_by_row() {
    let place = Place::on_sqlite();
    let desk = place.begun().await;
    let router = open(&place, desk, true).await;
    let (_, page) = ask_as(&router, "secretariat", "/names", None).await;
    let waiting = page.matches("name=\"party\"").count();
    assert!(waiting > 2, "{page}");
    let post = async |body: &str| ask_as(&router, "secretariat", "/names", Some(body)).await;

    let (_, page) = post("page=1&at=2&name=Consular+services&party=Nobody+knows+whom").await;
    assert!(page.contains("No party is called “Nobody knows whom”") && page.contains("href=\"#party-2\""), "{page}");
    assert_eq!(post("page=1&at=2&name=Consular+services&party=UNODC").await.0, StatusCode::SEE_OTHER);
    let (_, page) = ask_as(&router, "secretariat", "/names?page=1&at=2&said=recorded", None).await;
    assert_eq!(page.matches("name=\"party\"").count(), waiting - 1, "one name was settled, and no other");
    assert!(!page.contains("Consular services"), "{page}");
    let next = page.split("id=\"party-2\"").nth(1).and_then(|rest| rest.split('>').next());
    assert!(next.is_some_and(|rest| rest.contains("autofocus")), "{page}");
    // Several at once, where somebody says so.
    assert_eq!(post("page=1&name=Youth+centres&party=UNDP&name=Local+authorities&party=OSCE").await.0, StatusCode::SEE_OTHER);
    let (_, page) = ask_as(&router, "secretariat", "/names", None).await;
    assert_eq!(page.matches("name=\"party\"").count(), waiting - 3);
}
