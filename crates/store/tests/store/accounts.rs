//! Accounts are kept, ended and never handed out twice.

use crate::place::{Place, stories};
use store::Account;

stories! { accounts_are_added_read_and_ended }

pub(crate) fn account(number: &str) -> Account {
    Account {
        number: number.into(),
        party: "KG".into(),
        role: "focal-point".into(),
        name: "Айгүл Осмонова".into(),
        secret: Some("$argon2id$hash".into()),
        created: "2026-11-24T09:30:00Z".parse().expect("a time"),
        ended: None,
    }
}

async fn accounts_are_added_read_and_ended(place: Place) {
    let store = place.create().await;
    let (one, two) = (account("a-1"), Account { secret: None, party: "UZ".into(), ..account("a-2") });
    assert!(store.add_account(&two).await.expect("no fault"));
    assert!(store.add_account(&one).await.expect("no fault"));
    assert!(!store.add_account(&Account { name: "Another".into(), ..account("a-1") }).await.expect("no fault"));
    assert_eq!(store.accounts().await.expect("no fault"), [one.clone(), two]);
    assert_eq!(store.account("a-1").await.expect("no fault").as_ref(), Some(&one));
    assert_eq!(store.account("a-3").await.expect("no fault"), None);
    let at = "2026-12-01T00:00:00Z".parse().expect("a time");
    assert!(store.end_account("a-1", at).await.expect("no fault"));
    assert!(!store.end_account("a-1", at).await.expect("no fault"));
    assert!(!store.end_account("a-3", at).await.expect("no fault"));
    assert_eq!(store.account("a-1").await.expect("no fault"), Some(Account { ended: Some(at), ..one }));
}

#[test]
fn the_debug_text_holds_no_personal_data() {
    assert_eq!(format!("{:?}", account("a-1")), "Account(a-1 of KG as focal-point)");
}
