//! A State watches what happens on its territory, without script: it is told by mail, and its own program is called.

use e2e::{Page, Site};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::barriers::none_on;
use crate::look_as;

const ENTRY: &str = "/initiatives/central-asia:CA-025";

/// A program that takes what it is told, and says so here.
fn program() -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}/in", listener.local_addr().expect("its address"));
    let (tell, told) = channel();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let mut reading = BufReader::new(stream.try_clone().expect("the same stream"));
            let mut length = 0;
            loop {
                let mut line = String::new();
                reading.read_line(&mut line).expect("a line");
                if let Some(said) = line.to_lowercase().strip_prefix("content-length: ") {
                    length = said.trim().parse().expect("a number");
                }
                if line.trim().is_empty() {
                    break;
                }
            }
            let mut body = vec![0; length];
            reading.read_exact(&mut body).expect("the body");
            stream.write_all(b"HTTP/1.1 204 No Content\r\n\r\n").expect("an answer");
            if tell.send(String::from_utf8(body).expect("text")).is_err() {
                return;
            }
        }
    });
    (address, told)
}

#[test]
fn a_state_watches_its_territory_and_is_told() {
    let (site, mut page) = (Site::demo(), Page::open());
    let (address, told) = program();
    page.go(&site.at("/"));
    look_as(&mut page, "KG");
    page.scripts(false);
    page.go(&site.at("/parties/KG"));
    page.follow("Watch this");
    page.says("Watch: Kyrgyzstan");
    page.loads(|page| page.press("button[value=watch]"));
    page.says("You watch it now.");
    page.go(&site.at("/watch?of=state:KG"));
    page.follow("Tell a program of it");
    page.fill("#address", &address);
    page.loads(|page| page.press("button[value=make]"));
    page.says("whsec_");
    page.loads(|page| page.press("button[value=ping]"));
    let ping = told.recv_timeout(Duration::from_secs(20)).expect("it is called");
    assert!(ping.contains("\"type\":\"ping\""), "{ping}");

    page.scripts(true);
    page.go(&site.at(ENTRY));
    look_as(&mut page, "unrcca");
    page.loads(|page| page.press("button[value=confirm]"));
    let news = told.recv_timeout(Duration::from_secs(20)).expect("it is called");
    assert!(news.contains("CA-025") && news.contains("initiative-confirmed"), "{news}");

    page.go(&site.at("/watches"));
    look_as(&mut page, "KG");
    page.loads(|page| page.press("button[value=now]"));
    page.says("The mail is on its way.");
    page.go(&site.at("/webhooks/1"));
    page.says("arrived");
    page.hides("whsec_");
    none_on_in_both(&mut page, &site, "/webhooks/1");
    none_on_in_both(&mut page, &site, "/watches");

    // The link in the mail leads to a page that asks before it ends anything, for whoever has the mail.
    let mail = mail_in(&site);
    let leave = mail.split('/').skip_while(|part| !part.ends_with("leave")).nth(1).expect("a link to leave").to_owned();
    let leave: String = leave.chars().take_while(char::is_ascii_alphanumeric).collect();
    none_on_in_both(&mut page, &site, &format!("/leave/{leave}"));
    page.is_calm();
}

/// Examines a page in each language with one of the themes.
#[track_caller]
fn none_on_in_both(page: &mut Page, site: &Site, path: &str) {
    for (language, theme) in [("en", "light"), ("ru", "dark")] {
        page.go(&site.at(&format!("/prefer?language={language}&theme={theme}&back=/plans")));
        page.go(&site.at(path));
        assert_eq!(page.status(), 200, "{path}");
        none_on(page);
    }
}

/// The mail that was written, once it is there, its folded lines joined.
fn mail_in(site: &Site) -> String {
    let folder = site.mails();
    for _ in 0..200 {
        let files = std::fs::read_dir(&folder).into_iter().flatten().flatten();
        if let Some(mail) = files.map(|file| file.path()).find(|path| path.extension().is_some_and(|ending| ending == "eml")) {
            return std::fs::read_to_string(mail).expect("the mail").replace("=\r\n", "").replace("=\n", "");
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("no mail came")
}
