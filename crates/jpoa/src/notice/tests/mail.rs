//! Mails: a digest is written in the language of whoever watches and once, a way out is understood, and a server is spoken to as it asks.

use super::{Room, mails, read};
use crate::cli::talk::Problem;
use crate::notice::{Digested, Outcome, Post, invitation};
use crate::report::Teller;
use base64::{Engine, engine::general_purpose::STANDARD};
use desk::account::{self, Rhythm, Role};
use desk::{By, Desk};
use plan::Viewer;
use std::sync::{Arc, Mutex};
use testkit::Place;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use words::Language;

async fn confirm(place: &Place, initiatives: &[&str]) {
    let mut desk: Desk = place.desk().await;
    let by = By { viewer: desk.viewer("secretariat").unwrap(), door: "web", account: None };
    for initiative in initiatives {
        desk::confirm_initiative(&mut desk, &by, initiative).await.unwrap();
    }
}

async fn begun() -> Room {
    let place = Place::on_sqlite();
    place.begun().await;
    Room::over(place).await
}

#[tokio::test]
async fn a_digest_is_sent_when_it_is_due_and_once() {
    let room = begun().await;
    let account = room.somebody("KG", Role::FocalPoint).await;
    account::watch(&room.store, &room.world, &account, "changes", (1, "ru")).await.unwrap();
    account::watch(&room.store, &room.world, &account, "initiative:central-asia:CA-025", (1, "ru")).await.unwrap();
    let folder = room.place.folder.join("mail");
    let post = Post::into_folder(&folder).unwrap();
    let round = async || room.office().digests(Some(&post)).await.unwrap();
    assert!(round().await.is_empty(), "it is not due before Monday");
    room.clock.set("2026-11-30T05:00:00Z");
    let outcomes = |done: Vec<Digested>| done.into_iter().map(|one| (one.outcome, one.news)).collect::<Vec<_>>();
    assert_eq!(outcomes(round().await), [(Outcome::Nothing, 0)]);
    assert!(mails(&folder).is_empty(), "where there is nothing new no mail is sent");
    confirm(&room.place, &["CA-025", "CA-031"]).await;
    room.catch_up().await;
    assert!(round().await.is_empty(), "the next is due in a week");
    room.clock.set("2026-12-07T04:00:00Z");
    assert_eq!(outcomes(room.office().digests(None).await.unwrap()), [(Outcome::Due, 2)], "a trial changes nothing");
    assert_eq!(outcomes(round().await), [(Outcome::Sent, 2)]);
    assert!(round().await.is_empty());
    let sent = mails(&folder);
    assert_eq!(sent.len(), 1);
    let (mail, text, html) = read(&sent[0]);
    assert_eq!(mail.subject(), Some("СПД · 2022: 2 изменения в том, что вы отслеживаете"));
    let address = |all: Option<&mail_parser::Address<'_>>| all.and_then(|all| all.first()?.address().map(str::to_owned));
    assert_eq!(address(mail.to()).as_deref(), Some("kg-focal-point@example.org"));
    assert_eq!(mail.date().map(mail_parser::DateTime::to_rfc3339).as_deref(), Some("2026-12-07T04:00:00Z"));
    let leave = room.store.subscription(&account.number).await.unwrap().unwrap().leave;
    let link = format!("https://plan.example.org/leave/{leave}");
    let raw = String::from_utf8_lossy(&sent[0]).replace("\r\n ", " ").replace("\r\n\t", " ");
    for header in [
        format!("List-Unsubscribe: <{link}>"),
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click".to_owned(),
        "Auto-Submitted: auto-generated".to_owned(),
        "Content-Language: ru".to_owned(),
    ] {
        assert!(raw.contains(&header), "{header} is not in {raw}");
    }
    for told in [&text, &html] {
        assert!(told.contains("Внесены 2 изменения в то, что вы отслеживаете."), "{told}");
        assert!(told.contains("Всё, что вносится") && told.contains("CA-025") && told.contains(&link), "{told}");
        assert!(told.contains("https://plan.example.org/initiatives/central-asia:CA-025"), "{told}");
        assert!(told.contains("https://plan.example.org/log/3"), "{told}");
        assert!(!told.contains("https://plan.example.org/log/2"), "what is told of its initiative is not told again: {told}");
    }
    assert!(html.starts_with("<!doctype html><html lang=\"ru\">") && !html.contains("<style") && !html.contains(" style="));
    assert_eq!(html.matches("<ul>").count(), html.matches("</ul>").count());
}

#[tokio::test]
async fn a_digest_counts_and_dates_as_its_language_does() {
    for (lang, subject, opens, day) in [
        ("en", "JPoA · 2022: one change in what you watch", "One change was recorded in what you watch.", "24 November 2026"),
        ("ru", "СПД · 2022: 1 изменение в том, что вы отслеживаете", "Внесено 1 изменение", "24 ноября 2026 г."),
    ] {
        let room = begun().await;
        confirm(&room.place, &["CA-025"]).await;
        room.catch_up().await;
        let account = room.somebody("KG", Role::FocalPoint).await;
        account::watch(&room.store, &room.world, &account, "changes", (1, lang)).await.unwrap();
        let folder = room.place.folder.join("mail");
        let post = Post::into_folder(&folder).unwrap();
        let subscription = room.store.subscription(&account.number).await.unwrap().unwrap();
        room.office().digest(Some(&post), &subscription).await.unwrap();
        let sent = mails(&folder);
        let (mail, text, _) = read(&sent[0]);
        assert_eq!(mail.subject(), Some(subject));
        assert!(text.starts_with(opens) && text.contains(day), "{text}");
    }
}

#[tokio::test]
async fn whoever_was_let_go_or_rests_gets_no_mail() {
    let room = begun().await;
    let (gone, rests) = (room.somebody("KG", Role::Reader).await, room.somebody("UZ", Role::Reader).await);
    for account in [&gone, &rests] {
        account::watch(&room.store, &room.world, account, "changes", (0, "en")).await.unwrap();
    }
    account::end_account(&room.store, &room.world, &gone.number).await.unwrap();
    account::set_rhythm(&room.store, &room.world, &rests, (Rhythm::Never, "en", 0)).await.unwrap();
    room.clock.set("2026-11-30T05:00:00Z");
    let folder = room.place.folder.join("mail");
    let post = Post::into_folder(&folder).unwrap();
    for _ in 0..2 {
        assert!(room.office().digests(Some(&post)).await.unwrap().is_empty());
    }
    assert!(mails(&folder).is_empty());
}

#[tokio::test]
async fn invitations_say_in_both_languages_what_to_do() {
    let room = begun().await;
    let desk = room.desk.read().await;
    for (language, words, subject, parts) in [
        (
            Language::English,
            &room.words[0],
            "JPoA · 2022: an invitation",
            ["you are invited to work with the register of the plan for Kyrgyzstan, as focal point", "until 8 December 2026"],
        ),
        (
            Language::Russian,
            &room.words[1],
            "СПД · 2022: приглашение",
            ["Сторона: Кыргызстан; роль: координатор", "до 8 декабря 2026 г."],
        ),
    ] {
        let view = desk.view(Viewer::Public, room.world.today());
        let teller = Teller::new(words, &view, false);
        let mail = format!("{}@example.org", language.tag());
        let party = "KG".into();
        let invited = account::invite(&room.store, &room.world, &party, Role::FocalPoint, &mail, "Ann <b>").await.unwrap();
        let folder = room.place.folder.join(language.tag());
        let post = Post::into_folder(&folder).unwrap();
        for renewed in [false, true] {
            let link = "https://plan.example.org/welcome/abc";
            let letter = invitation(&teller, &invited, link, renewed, room.world.now());
            post.send(&letter, room.world.now()).await.unwrap();
            let sent = mails(&folder).pop().unwrap();
            let (mail, text, html) = read(&sent);
            assert!(text.contains(link) && html.contains(link));
            assert!(text.starts_with("Ann <b>,") && html.contains("Ann &lt;b&gt;,"), "{html}");
            assert!(!String::from_utf8_lossy(&sent).contains("List-Unsubscribe"));
            assert!(text.contains(parts[1]), "{text}");
            if !renewed {
                assert_eq!(mail.subject(), Some(subject));
                assert!(text.contains(parts[0]), "{text}");
            }
        }
    }
}

#[test]
fn a_way_out_is_understood_or_refused_without_repeating_a_password() {
    let to = |place: &str, from: Option<&str>| match Post::to(place, from, None) {
        Ok(post) => post.place().to_owned(),
        Err(Problem::Usage(key, values)) => {
            format!("{key} {}", values.first().map_or("", |(_, text)| text)).trim_end().to_owned()
        }
        Err(other) => panic!("{other:?}"),
    };
    for (place, from, expected) in [
        ("folder:out/mail", None, "out/mail"),
        ("smtp://register@example.org@mail.example.org:2525", None, "mail.example.org:2525"),
        ("smtp://register@mail.example.org", None, "mail.example.org:587"),
        ("smtps://register@mail.example.org/", None, "mail.example.org:465"),
        ("smtp://mail.example.org", Some("Register <register@example.org>"), "mail.example.org:587"),
        ("smtp://mail.example.org", None, "usage-mail-from"),
        ("smtp://register:secret@mail.example.org", None, "usage-mail smtp://…@mail.example.org"),
        ("smtp://register@mail.example.org:port", None, "usage-mail smtp://…@mail.example.org:port"),
        ("smtp://@", None, "usage-mail smtp://…@"),
        ("mail.example.org", None, "usage-mail mail.example.org"),
        ("folder:x", Some("nobody"), "usage-mail nobody"),
    ] {
        assert_eq!(to(place, from), expected, "{place}");
    }
}

/// A server for one conversation, as RFC 5321 has it: what it was told, line by line.
async fn server(refuses: bool) -> (u16, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let told: Arc<Mutex<Vec<String>>> = Arc::default();
    let kept = told.clone();
    tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        let (reading, mut writing) = stream.into_split();
        let mut reading = BufReader::new(reading);
        writing.write_all(b"220 mail.test ESMTP\r\n").await.unwrap();
        let mut line = String::new();
        let mut in_data = false;
        while reading.read_line(&mut line).await.unwrap_or(0) > 0 {
            let said = std::mem::take(&mut line).trim_end_matches(['\r', '\n']).to_owned();
            kept.lock().unwrap().push(said.clone());
            let answer = match said.split(' ').next().unwrap_or_default() {
                _ if in_data && said != "." => continue,
                "." if in_data => {
                    in_data = false;
                    "250 2.0.0 taken\r\n"
                }
                "EHLO" => "250-mail.test\r\n250-8BITMIME\r\n250 AUTH PLAIN LOGIN\r\n",
                "RCPT" if refuses => "550 5.1.1 no such person here\r\n",
                "AUTH" => "235 2.7.0 come in\r\n",
                "DATA" => {
                    in_data = true;
                    "354 go on\r\n"
                }
                "QUIT" => "221 2.0.0 bye\r\n",
                _ => "250 2.0.0 good\r\n",
            };
            writing.write_all(answer.as_bytes()).await.unwrap();
        }
        let mut rest = Vec::new();
        let _ = reading.read_to_end(&mut rest).await;
    });
    (port, told)
}

#[tokio::test]
async fn a_server_is_told_the_mail_and_a_refusal_is_told_to_us() {
    let room = begun().await;
    let account = room.somebody("KG", Role::FocalPoint).await;
    account::watch(&room.store, &room.world, &account, "changes", (0, "en")).await.unwrap();
    room.clock.set("2026-11-30T05:00:00Z");
    let way = |port: u16| {
        let place = format!("smtp://register@example.org@127.0.0.1:{port}");
        Post::to(&place, None, Some("a secret".to_owned())).unwrap()
    };
    let (port, _) = server(true).await;
    let done = room.office().digests(Some(&way(port))).await.unwrap();
    assert!(matches!(&done[0].outcome, Outcome::Failed(why) if why.contains("no such person here")), "{done:?}");
    let (port, told) = server(false).await;
    assert!(room.office().digests(Some(&way(port))).await.unwrap().is_empty(), "a server that refused is left alone for a while");
    room.clock.set("2026-11-30T05:16:00Z");
    let done = room.office().digests(Some(&way(port))).await.unwrap();
    assert_eq!(done[0].outcome, Outcome::Sent);
    let told = told.lock().unwrap().clone();
    let said = |start: &str| told.iter().find(|line| line.starts_with(start)).cloned().unwrap_or_default();
    assert_eq!(said("AUTH"), format!("AUTH PLAIN {}", STANDARD.encode("\0register@example.org\0a secret")));
    assert!(said("MAIL").starts_with("MAIL FROM:<register@example.org>"), "{told:?}");
    assert_eq!(said("RCPT"), "RCPT TO:<kg-focal-point@example.org>");
    let begins = told.iter().position(|line| line == "DATA").unwrap() + 1;
    let ends = told.iter().rposition(|line| line == ".").unwrap();
    let lines: Vec<&str> = told[begins..ends].iter().map(|line| line.strip_prefix('.').unwrap_or(line)).collect();
    let came = lines.join("\r\n");
    let (mail, text, _) = read(came.as_bytes());
    assert_eq!(mail.subject(), Some("JPoA · 2022: one change in what you watch"));
    assert!(text.contains("https://plan.example.org/leave/"), "{text}");
    assert!(told.iter().all(|line| line.len() < 1000), "no line is longer than a server takes");
}
