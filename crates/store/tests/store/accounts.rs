//! Accounts are kept, ended and never handed out twice.

use crate::place::{Place, stories};
use store::{Account, Purpose, Ticket};

stories! {
    accounts_are_added_read_and_ended,
    tickets_let_in_until_they_end,
    a_token_keeps_its_scopes,
    tokens_of_the_former_format_go_on,
}

pub(crate) fn account(number: &str) -> Account {
    Account {
        number: number.into(),
        party: "KG".into(),
        role: "focal-point".into(),
        name: "Айгүл Осмонова".into(),
        mail: "a.osmonova@example.org".into(),
        secret: Some("$argon2id$hash".into()),
        totp: None,
        created: "2026-11-24T09:30:00Z".parse().expect("a time"),
        ended: None,
    }
}

async fn accounts_are_added_read_and_ended(place: Place) {
    let store = place.create().await;
    let (one, two) =
        (account("a-1"), Account { secret: None, party: "UZ".into(), mail: "b@example.org".into(), ..account("a-2") });
    assert!(store.add_account(&two).await.expect("no fault"));
    assert!(store.add_account(&one).await.expect("no fault"));
    assert!(!store.add_account(&Account { name: "Another".into(), ..account("a-1") }).await.expect("no fault"));
    assert_eq!(store.accounts().await.expect("no fault"), [one.clone(), two]);
    assert_eq!(store.account("a-1").await.expect("no fault").as_ref(), Some(&one));
    assert_eq!(store.account("a-3").await.expect("no fault"), None);
    assert_eq!(
        store.account_of("a.osmonova@example.org").await.expect("no fault").map(|known| known.mail),
        Some(one.mail.clone())
    );
    assert_eq!(store.account_of("nobody@example.org").await.expect("no fault"), None);
    store.set_secrets("a-1", Some("hash"), Some("key")).await.expect("no fault");
    let one = Account { secret: Some("hash".into()), totp: Some("key".into()), ..one };
    let at = "2026-12-01T00:00:00Z".parse().expect("a time");
    assert!(store.end_account("a-1", at).await.expect("no fault"));
    assert!(!store.end_account("a-1", at).await.expect("no fault"));
    assert!(!store.end_account("a-3", at).await.expect("no fault"));
    assert_eq!(store.account("a-1").await.expect("no fault"), Some(Account { ended: Some(at), ..one }));
}

const UNTIL: &str = "2026-12-08T09:00:00Z";

fn time(text: &str) -> jiff::Timestamp {
    text.parse().expect("a time")
}

/// A ticket of account 1.
pub(crate) fn ticket(hash: &str, purpose: Purpose) -> Ticket {
    let made = time("2026-11-24T09:00:00Z");
    Ticket {
        hash: hash.into(),
        purpose,
        account: "1".into(),
        device: "A browser".into(),
        made,
        seen: made,
        until: time(UNTIL),
        ended: None,
        scopes: Vec::new(),
    }
}

async fn tickets_let_in_until_they_end(place: Place) {
    let store = place.create().await;
    let (later, until) = (time("2026-11-24T10:00:00Z"), time(UNTIL));
    let (session, invitation) = (ticket("aa", Purpose::Session), ticket("bb", Purpose::Invitation));
    store.add_ticket(&session).await.expect("no fault");
    store.add_ticket(&invitation).await.expect("no fault");
    assert_eq!(store.ticket("aa").await.expect("no fault").as_ref(), Some(&session));
    assert_eq!(store.ticket("cc").await.expect("no fault"), None);
    assert_eq!(store.tickets("1").await.expect("no fault"), [session.clone(), invitation.clone()]);
    store.see_ticket("aa", later).await.expect("no fault");
    assert!(store.end_ticket("bb", later).await.expect("no fault"));
    assert!(!store.end_ticket("bb", later).await.expect("no fault"));
    let used = Ticket { seen: later, ..session };
    assert_eq!(store.tickets("1").await.expect("no fault"), [used.clone(), Ticket { ended: Some(later), ..invitation }]);
    assert!(used.is_good(later) && !used.is_good(until));
    assert_eq!(store.end_tickets("1", later).await.expect("no fault"), 1);
}

async fn a_token_keeps_its_scopes(place: Place) {
    let store = place.create().await;
    let scoped = Ticket { scopes: vec!["check".into(), "read".into()], ..ticket("aa", Purpose::Token) };
    let of_before = ticket("bb", Purpose::Token);
    for ticket in [&scoped, &of_before] {
        store.add_ticket(ticket).await.expect("no fault");
    }
    assert_eq!(store.ticket("aa").await.expect("no fault").as_ref(), Some(&scoped));
    assert_eq!(store.tickets("1").await.expect("no fault"), [scoped, of_before]);
}

/// Registers of the format before have tokens and no table of scopes; each is what it was once the table is there.
async fn tokens_of_the_former_format_go_on(place: Place) {
    let store = place.create().await;
    let of_before = ticket("bb", Purpose::Token);
    store.add_ticket(&of_before).await.expect("no fault");
    place.tamper("drop table ticket_scope").await;
    place.tamper("update meta set value = '2'").await;
    assert_eq!(store.ticket("bb").await.expect("no fault").as_ref(), Some(&of_before), "read where nothing can be written");
    store.close().await;
    let store = place.open().await;
    assert_eq!(store.ticket("bb").await.expect("no fault"), Some(of_before));
    let scoped = Ticket { scopes: vec!["check".into()], ..ticket("aa", Purpose::Token) };
    store.add_ticket(&scoped).await.expect("no fault");
    assert_eq!(store.ticket("aa").await.expect("no fault"), Some(scoped));
}

#[test]
fn the_debug_text_holds_no_personal_data() {
    assert_eq!(format!("{:?}", account("a-1")), "Account(a-1 of KG as focal-point)");
}
