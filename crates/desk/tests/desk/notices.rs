//! People watch, are told in their rhythm, and end it by a link; a party makes webhooks.

use crate::account::{begin, person, store};
use crate::told::refused;
use desk::account::{
    Rhythm, Role, delivery, end_watch, leave, leaving, make_hook, set_rhythm, signing_key, stand_in, viewer, watch,
};
use plan::{PartyKey, Timestamp, Viewer};
use std::sync::atomic::Ordering;
use testkit::{Place, stories};

stories! {
    apart:
    who_watches_is_told_each_week_until_they_say_otherwise,
    a_link_ends_the_mails_and_nothing_else,
    a_party_has_webhooks,
    an_account_looks_as_its_party,
}

#[test]
fn digests_are_due_in_the_morning() {
    let after = |rhythm: Rhythm, now: &str| {
        let due = rhythm.due_after(now.parse().expect("a time"));
        due.map_or_else(|| "never".to_owned(), |due: Timestamp| due.to_string())
    };
    for (rhythm, now, due) in [
        (Rhythm::Daily, "2026-11-24T03:59:59Z", "2026-11-24T04:00:00Z"),
        (Rhythm::Daily, "2026-11-24T04:00:00Z", "2026-11-25T04:00:00Z"),
        (Rhythm::Daily, "2026-12-31T23:00:00Z", "2027-01-01T04:00:00Z"),
        (Rhythm::Weekly, "2026-11-24T09:00:00Z", "2026-11-30T04:00:00Z"),
        (Rhythm::Weekly, "2026-11-30T03:00:00Z", "2026-11-30T04:00:00Z"),
        (Rhythm::Weekly, "2026-11-30T04:00:00Z", "2026-12-07T04:00:00Z"),
        (Rhythm::Never, "2026-11-24T09:00:00Z", "never"),
    ] {
        assert_eq!(after(rhythm, now), due, "{} after {now}", rhythm.name());
    }
}

async fn who_watches_is_told_each_week_until_they_say_otherwise(place: Place) {
    let (clock, world) = begin();
    let store = store(&place).await;
    let number = person(&store, &world, "a@example.org", Role::Reader).await;
    let account = store.account(&number).await.expect("no fault").expect("it is there");
    watch(&store, &world, &account, "state:KG", (1, "ru")).await.expect("it is watched");
    watch(&store, &world, &account, "state:KG", (2, "en")).await.expect("once is enough");
    assert_eq!(store.watches(&number).await.expect("no fault").len(), 1);
    let kept = store.subscription(&number).await.expect("no fault").expect("it is there");
    assert_eq!((kept.rhythm.as_str(), kept.lang.as_str(), kept.told), ("weekly", "ru", 1));
    assert_eq!(kept.due.map(|due| due.to_string()).as_deref(), Some("2026-11-23T04:00:00Z"));
    set_rhythm(&store, &world, &account, (Rhythm::Daily, "en", 5)).await.expect("it is set");
    let daily = store.subscription(&number).await.expect("no fault").expect("it is there");
    assert_eq!((daily.rhythm.as_str(), daily.lang.as_str(), daily.told, &daily.leave), ("daily", "en", 1, &kept.leave));
    set_rhythm(&store, &world, &account, (Rhythm::Never, "en", 6)).await.expect("it is set");
    clock.fetch_add(30 * 86_400, Ordering::SeqCst);
    assert!(store.subscriptions_due(world.now()).await.expect("no fault").is_empty());
    set_rhythm(&store, &world, &account, (Rhythm::Weekly, "en", 9)).await.expect("it is set");
    let again = store.subscription(&number).await.expect("no fault").expect("it is there");
    assert_eq!(again.told, 9, "what happened while nobody was told is not told later");
    assert!(again.due.is_some());
    end_watch(&store, &account, "state:KG").await.expect("it ends");
    assert_eq!(refused(end_watch(&store, &account, "state:KG").await), "watch-unknown");
    for number in 0..100 {
        watch(&store, &world, &account, &format!("party:p-{number}"), (1, "en")).await.expect("it is watched");
    }
    assert_eq!(refused(watch(&store, &world, &account, "changes", (1, "en")).await), "watches-full most=100");
}

async fn a_link_ends_the_mails_and_nothing_else(place: Place) {
    let (_, world) = begin();
    let store = store(&place).await;
    let number = person(&store, &world, "a@example.org", Role::Reader).await;
    let account = store.account(&number).await.expect("no fault").expect("it is there");
    watch(&store, &world, &account, "state:KG", (1, "ru")).await.expect("it is watched");
    let link = store.subscription(&number).await.expect("no fault").expect("it is there").leave;
    assert_eq!(link.len(), 64);
    for other in ["", "x", &link[1..]] {
        assert_eq!(refused(leave(&store, other).await), "leave-unknown");
    }
    assert_eq!(leaving(&store, &link).await.expect("it is known").1.number, number);
    for _ in 0..2 {
        assert_eq!(leave(&store, &link).await.expect("it ends").number, number);
    }
    let kept = store.subscription(&number).await.expect("no fault").expect("it is there");
    assert_eq!((kept.rhythm.as_str(), kept.due), ("never", None));
    assert_eq!(store.watches(&number).await.expect("no fault").len(), 1, "what is watched stays");
    desk::account::end_account(&store, &world, &number).await.expect("an end");
    assert_eq!(refused(leave(&store, &link).await), "leave-unknown");
    assert!(store.watches(&number).await.expect("no fault").is_empty(), "what somebody watched is forgotten with them");
    assert_eq!(store.subscription(&number).await.expect("no fault"), None);
}

async fn a_party_has_webhooks(place: Place) {
    let (_, world) = begin();
    let store = store(&place).await;
    let unodc = PartyKey::new("unodc");
    let number = person(&store, &world, "a@example.org", Role::Administrator).await;
    let account = store.account(&number).await.expect("no fault").expect("it is there");
    let make =
        async |party: &PartyKey| make_hook(&store, &world, (party, &account), ("https://example.org/in", "changes", 3)).await;
    let hook = make(&unodc).await.expect("it is made");
    assert!(hook.secret.starts_with("whsec_"));
    assert_eq!(signing_key(&hook.secret).map(|key| key.len()), Some(32));
    assert_eq!(signing_key("whsec_not base64"), None);
    let (ping, news) = (delivery(&world, &hook, None).expect("a ping"), delivery(&world, &hook, Some(5)).expect("news"));
    assert!(ping.is_ping && ping.id.starts_with("msg_") && ping.id != news.id);
    assert_eq!((news.since, news.entry, news.tries, news.next), (3, 5, 0, Some(world.now())));
    for _ in 1..20 {
        make(&unodc).await.expect("it is made");
    }
    assert_eq!(refused(make(&unodc).await), "hooks-full most=20");
    assert_eq!(make(&PartyKey::new("osce")).await.expect("another party's").number, "21");
}

async fn an_account_looks_as_its_party(place: Place) {
    let (_, world) = begin();
    let desk = place.begun().await;
    let store = desk.store().cloned().expect("a store");
    let number = person(&store, &world, "a@example.org", Role::Observer).await;
    let account = store.account(&number).await.expect("no fault").expect("it is there");
    assert_eq!(viewer(&desk, &account), Viewer::Observer("unodc".into()));
    let kyrgyzstan = stand_in(&store, &world, &PartyKey::new("KG")).await.expect("it stands in");
    assert_eq!(viewer(&desk, &kyrgyzstan), Viewer::Member("KG".into()));
    assert_eq!(stand_in(&store, &world, &PartyKey::new("KG")).await.expect("it stands in").number, kyrgyzstan.number);
    let nobody = desk::Account { party: "nobody".into(), ..kyrgyzstan };
    assert_eq!(viewer(&desk, &nobody), Viewer::Public);
}
