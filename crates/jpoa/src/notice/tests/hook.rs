//! Webhooks against a receiver that listens: what it is told and how that is signed, what becomes of one that does not answer as it
//! should, and where no call goes.

use super::{Room, mails, read as read_mail};
use crate::notice::sign::signature;
use crate::notice::wire::{Answer, is_public};
use crate::notice::{Gate, Post, WAITS};
use desk::account::{self, Role};
use desk::{By, Desk, Hook};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use testkit::Place;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// A call as a receiver gets it.
#[derive(Clone, Debug)]
struct Call {
    line: String,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

/// A receiver that answers each call with the next of some statuses, the last one for ever, and keeps what it was told.
struct Receiver {
    address: String,
    calls: Arc<Mutex<Vec<Call>>>,
}

impl Receiver {
    async fn answering(statuses: &'static [&'static str]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/in?key=a", listener.local_addr().unwrap());
        let calls: Arc<Mutex<Vec<Call>>> = Arc::default();
        let kept = calls.clone();
        tokio::spawn(async move {
            loop {
                let (mut stream, _) = listener.accept().await.unwrap();
                let Some(call) = read(&mut stream).await else { continue };
                let at = {
                    let mut kept = kept.lock().unwrap();
                    kept.push(call);
                    kept.len() - 1
                };
                let status = statuses[at.min(statuses.len() - 1)];
                let more = if status.starts_with('3') { "location: http://127.0.0.1:9/elsewhere\r\n" } else { "" };
                let _ = stream.write_all(format!("HTTP/1.1 {status}\r\n{more}content-length: 0\r\n\r\n").as_bytes()).await;
            }
        });
        Self { address, calls }
    }

    fn calls(&self) -> Vec<Call> {
        self.calls.lock().unwrap().clone()
    }
}

async fn read(stream: &mut TcpStream) -> Option<Call> {
    let mut reading = BufReader::new(stream);
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if reading.read_line(&mut line).await.ok()? == 0 {
            return None;
        }
        let line = line.trim_end().to_owned();
        if line.is_empty() {
            break;
        }
        lines.push(line);
    }
    let first = lines.remove(0);
    let pair = |line: String| line.split_once(": ").map(|(name, value)| (name.to_lowercase(), value.to_owned())).unwrap();
    let headers: BTreeMap<String, String> = lines.into_iter().map(pair).collect();
    let mut body = vec![0; headers["content-length"].parse().unwrap()];
    reading.read_exact(&mut body).await.ok()?;
    Some(Call { line: first, headers, body })
}

struct Made {
    room: Room,
    hook: Hook,
    gate: Gate,
    post: Post,
}

/// A register with a hook of Kyrgyzstan that tells of everything behind the first entry.
async fn made(address: &str) -> Made {
    made_for(address, "changes").await
}

async fn made_for(address: &str, question: &str) -> Made {
    let place = Place::on_sqlite();
    place.begun().await;
    let room = Room::over(place).await;
    let account = room.somebody("KG", Role::Administrator).await;
    let hook = account::make_hook(&room.store, &room.world, (&"KG".into(), &account), (address, question, 1)).await.unwrap();
    let post = Post::into_folder(&room.place.folder.join("mail")).unwrap();
    Made { room, hook, gate: Gate::new(true, &[]), post }
}

impl Made {
    async fn record(&self, initiative: &str) {
        let mut desk: Desk = self.room.place.desk().await;
        let by = By { viewer: desk.viewer("secretariat").unwrap(), door: "web", account: None };
        desk::confirm_initiative(&mut desk, &by, initiative).await.unwrap();
        self.room.catch_up().await;
    }

    /// Takes on and delivers what is due; gives what came of each call.
    async fn round(&self) -> Vec<&'static str> {
        let office = self.room.office();
        office.take_on().await.unwrap();
        office.deliver(&self.gate, Some(&self.post)).await.unwrap().into_iter().map(|(_, answer)| answer.outcome).collect()
    }

    async fn hook(&self) -> Hook {
        self.room.store.hook(&self.hook.number).await.unwrap().unwrap()
    }
}

fn schema() -> jsonschema::Validator {
    let text = std::fs::read_to_string(testkit::in_repository("docs/schemas/webhook.schema.json")).unwrap();
    jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap()
}

#[tokio::test]
async fn a_receiver_is_told_what_is_recorded_signed_and_once() {
    let receiver = Receiver::answering(&["204 No Content"]).await;
    let made = made(&receiver.address).await;
    assert!(made.round().await.is_empty(), "nothing is new");
    made.record("CA-025").await;
    assert_eq!(made.round().await, ["delivered"]);
    assert!(made.round().await.is_empty(), "it was told");
    made.record("CA-031").await;
    assert_eq!(made.round().await, ["delivered"]);
    let calls = receiver.calls();
    assert_eq!(calls.len(), 2);
    let schema = schema();
    for (call, entry) in calls.iter().zip([2, 3]) {
        assert_eq!(call.line, "POST /in?key=a HTTP/1.1");
        assert_eq!(call.headers["content-type"], "application/json");
        let second: i64 = call.headers["webhook-timestamp"].parse().unwrap();
        let signed = signature(&made.hook.secret, &call.headers["webhook-id"], second, &call.body);
        assert_eq!(signed.as_ref(), Some(&call.headers["webhook-signature"]));
        let body: Value = serde_json::from_slice(&call.body).unwrap();
        let wrong: Vec<String> = schema.iter_errors(&body).map(|error| error.to_string()).collect();
        assert!(wrong.is_empty(), "{wrong:?} in {body:#}");
        assert_eq!((&body["type"], &body["data"]["entry"]), (&"register.changed".into(), &entry.into()));
        assert_eq!(body["data"]["viewer"]["party"], "KG");
        let new = &body["data"]["news"][0];
        assert_eq!((&new["change"], &new["entry"]), (&"initiative-confirmed".into(), &entry.into()));
        assert_eq!(new["by"], "unrcca");
        assert!(new["url"].as_str().unwrap().starts_with("https://plan.example.org/"), "{new}");
    }
    assert_ne!(calls[0].headers["webhook-id"], calls[1].headers["webhook-id"]);
    let ping = account::delivery(&made.room.world, &made.hook().await, None).unwrap();
    made.room.store.add_delivery(&ping).await.unwrap();
    assert_eq!(made.round().await, ["delivered"]);
    let body: Value = serde_json::from_slice(&receiver.calls()[2].body).unwrap();
    assert!(schema.is_valid(&body) && body["type"] == "ping", "{body:#}");
}

#[tokio::test]
async fn titles_come_in_the_languages_there_are() {
    let receiver = Receiver::answering(&["204 No Content"]).await;
    let made = made_for(&receiver.address, "initiative:central-asia:CA-025").await;
    made.record("CA-025").await;
    assert_eq!(made.round().await, ["delivered"]);
    let body: Value = serde_json::from_slice(&receiver.calls()[0].body).unwrap();
    let new = &body["data"]["news"][0];
    assert_eq!(new["titles"]["en"], new["title"]);
    assert!(new["titles"]["ru"].as_str().is_some_and(|title| title.starts_with("Сеть раннего оповещения")), "{new:#}");
}

#[tokio::test]
async fn what_does_not_arrive_is_tried_again_after_growing_waits_until_the_hook_is_switched_off() {
    let receiver = Receiver::answering(&["500 Broken", "302 Elsewhere", "503 Busy"]).await;
    let made = made(&receiver.address).await;
    made.record("CA-025").await;
    let mut outcomes = Vec::new();
    for (at, wait) in WAITS.iter().enumerate() {
        outcomes.extend(made.round().await);
        assert_eq!(outcomes.len(), at + 1);
        assert!(made.round().await.is_empty(), "attempt {} waits", at + 2);
        assert!(made.hook().await.off.is_none());
        made.room.clock.set(&(made.room.world.now() + *wait).to_string());
    }
    outcomes.extend(made.round().await);
    assert_eq!(outcomes[..3], ["refused", "moved", "refused"]);
    assert_eq!(outcomes.len(), WAITS.len() + 1);
    let (_, why) = made.hook().await.off.expect("it is switched off");
    assert_eq!(why, "given-up");
    let attempts = made.room.store.attempts(&made.hook.number).await.unwrap();
    assert_eq!((attempts.len(), attempts[0].number, attempts[0].status), (10, 10, Some(503)));
    let ids: std::collections::BTreeSet<String> =
        receiver.calls().iter().map(|call| call.headers["webhook-id"].clone()).collect();
    assert_eq!(ids.len(), 1, "every attempt has the same identifier");
    made.record("CA-031").await;
    assert!(made.round().await.is_empty(), "a hook that is off is told nothing");
    // Sent again by hand, one attempt is made, and the hook stays as it is.
    let delivery = made.room.store.deliveries(&made.hook.number).await.unwrap().remove(0);
    assert_eq!(delivery.ended.map(|(_, how)| how).as_deref(), Some("given-up"));
    assert!(made.room.store.deliver_again(&delivery.id, made.room.world.now()).await.unwrap());
    assert_eq!(made.round().await, ["refused"]);
    assert!(made.round().await.is_empty());
}

#[tokio::test]
async fn a_receiver_that_is_gone_or_never_there_is_known() {
    let receiver = Receiver::answering(&["410 Gone"]).await;
    let gone = made(&receiver.address).await;
    gone.record("CA-025").await;
    assert_eq!(gone.round().await, ["gone"]);
    assert_eq!(gone.hook().await.off.map(|(_, why)| why).as_deref(), Some("gone"));
    let sent = mails(&gone.room.place.folder.join("mail"));
    let (mail, text, _) = read_mail(&sent[0]);
    assert_eq!((sent.len(), mail.subject()), (1, Some("JPoA · 2022: webhook 1 was switched off")), "whoever made it is told");
    assert!(text.contains("the receiver wants no more") && text.contains("https://plan.example.org/webhooks/1"), "{text}");
    let nobody = made("http://127.0.0.1:9/").await;
    nobody.record("CA-025").await;
    assert_eq!(nobody.round().await, ["unreachable"]);
    assert!(nobody.hook().await.off.is_none());
}

#[tokio::test]
async fn what_was_hidden_before_an_attempt_is_not_told() {
    let receiver = Receiver::answering(&["500 Broken", "204 No Content"]).await;
    let made = made(&receiver.address).await;
    made.record("CA-025").await;
    assert_eq!(made.round().await, ["refused"]);
    let mut desk = made.room.place.desk().await;
    let by = By { viewer: desk.viewer("secretariat").unwrap(), door: "web", account: None };
    desk::set_visibility(&mut desk, &by, "CA-025", plan::Visibility::Secretariat).await.unwrap();
    made.room.catch_up().await;
    made.room.clock.set("2026-11-24T09:01:00Z");
    assert!(made.round().await.is_empty(), "nothing is left to tell");
    let delivery = made.room.store.deliveries(&made.hook.number).await.unwrap().remove(0);
    assert_eq!(delivery.ended.map(|(_, how)| how).as_deref(), Some("nothing-left"));
    assert_eq!(receiver.calls().len(), 1);
    assert_eq!(made.hook().await.told, 3, "what may not be told is passed over");
}

#[tokio::test]
async fn two_servers_on_one_register_call_once() {
    let receiver = Receiver::answering(&["204 No Content"]).await;
    let made = made(&receiver.address).await;
    let other = Room::over(made.room.place.clone()).await;
    made.record("CA-025").await;
    other.catch_up().await;
    let round = async |room: &Room| {
        room.office().take_on().await.unwrap();
        room.office().deliver(&made.gate, None).await.unwrap().len()
    };
    let (one, two) = tokio::join!(round(&made.room), round(&other));
    assert_eq!(one + two, 1);
    assert_eq!(receiver.calls().len(), 1);
}

#[test]
fn addresses_that_could_never_be_called_are_refused_at_once() {
    let (demo, open) = (Gate::new(true, &[]), Gate::new(false, &["Inside.example".to_owned(), "10.0.0.7".to_owned()]));
    let code = |gate: &Gate, address: &str| gate.may(address).map_or_else(|refusal| refusal.code, |()| "fit");
    for (address, in_demo, in_earnest) in [
        ("https://example.org/in", "fit", "fit"),
        ("https://example.org:8443", "fit", "fit"),
        ("https://inside.example/in", "fit", "fit"),
        ("https://10.0.0.7/in", "hook-not-public", "fit"),
        ("https://10.0.0.8/in", "hook-not-public", "hook-not-public"),
        ("https://[::1]/in", "fit", "hook-not-public"),
        ("https://169.254.169.254/latest/meta-data", "hook-not-public", "hook-not-public"),
        ("https://user@example.org/", "hook-address-unfit", "hook-address-unfit"),
        ("https://example.org@10.0.0.8/", "hook-address-unfit", "hook-address-unfit"),
        ("http://127.0.0.1:8080/in", "fit", "hook-not-secure"),
        ("http://localhost/in", "fit", "hook-not-secure"),
        ("http://example.org/in", "hook-not-secure", "hook-not-secure"),
        ("ftp://example.org/", "hook-not-secure", "hook-not-secure"),
        ("/in", "hook-address-unfit", "hook-address-unfit"),
        ("", "hook-address-unfit", "hook-address-unfit"),
    ] {
        assert_eq!((code(&demo, address), code(&open, address)), (in_demo, in_earnest), "{address}");
    }
}

#[tokio::test]
async fn a_name_that_leads_inside_is_not_called() {
    let receiver = Receiver::answering(&["204 No Content"]).await;
    let port = receiver.address.split([':', '/']).nth(4).unwrap().to_owned();
    let call = async |gate: Gate, address: String| gate.call(&address, Vec::new(), Vec::new()).await;
    let inside = call(Gate::new(false, &[]), format!("https://localhost:{port}/")).await;
    assert_eq!(inside, Answer { outcome: "not-public", status: None });
    // Permitted, it is called, and what answers in clear is not trusted.
    let permitted = call(Gate::new(false, &["localhost".to_owned()]), format!("https://localhost:{port}/")).await;
    assert_eq!(permitted, Answer { outcome: "not-secure", status: None });
    assert!(receiver.calls().is_empty());
}

#[test]
fn what_the_world_can_reach_is_told_from_what_it_cannot() {
    let public = |text: &str| is_public(text.parse().unwrap());
    for ip in ["8.8.8.8", "100.128.0.1", "172.32.0.1", "198.20.0.1", "2001:4860:4860::8888", "2a00:1450::1"] {
        assert!(public(ip), "{ip}");
    }
    for ip in [
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:10.0.0.1",
        "::ffff:127.0.0.1",
        "64:ff9b::a00:1",
        "fc00::1",
        "fd12::1",
        "fe80::1",
        "ff02::1",
        "2001::1",
        "2001:db8::1",
        "2002:a00:1::1",
        "3fff::1",
    ] {
        assert!(!public(ip), "{ip}");
    }
}

#[tokio::test]
async fn what_a_server_had_taken_on_when_it_stopped_is_told_by_the_next() {
    let receiver = Receiver::answering(&["204 No Content"]).await;
    let made = made(&receiver.address).await;
    made.record("CA-025").await;
    let (store, now) = (&made.room.store, made.room.world.now());
    assert_eq!(made.room.office().take_on().await.unwrap(), 1);
    let due = store.deliveries_due(now).await.unwrap().remove(0);
    assert!(store.claim_delivery(&due, now, now + jiff::SignedDuration::from_secs(60)).await.unwrap());
    let next = Room::over(made.room.place.clone()).await;
    let round = async || next.office().deliver(&made.gate, None).await.unwrap().len();
    assert_eq!(round().await, 0, "somebody is at it");
    next.clock.set("2026-11-24T09:01:00Z");
    assert_eq!(round().await, 1);
    assert_eq!(receiver.calls()[0].headers["webhook-id"], due.id);
    assert_eq!(next.office().take_on().await.unwrap(), 0, "the entries were taken on before");
}
