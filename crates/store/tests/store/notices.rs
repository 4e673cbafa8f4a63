//! Watches, digests, webhooks and their deliveries are kept, and of two who want to do the same one does it.

use crate::place::{Place, stories};
use jiff::Timestamp;
use store::{Attempt, Delivery, Hook, Store, Subscription, Watch};

stories! {
    watches_are_kept_and_end,
    of_two_who_write_a_digest_one_sends_it,
    of_two_who_follow_the_journal_one_tells_a_hook,
    a_hook_that_is_switched_off_drops_what_was_on_its_way,
    a_register_of_the_former_format_learns_to_tell,
    notices_move_with_the_register,
}

fn time(text: &str) -> Timestamp {
    text.parse().expect("a time")
}

const NINE: &str = "2026-11-24T09:00:00Z";
const TEN: &str = "2026-11-24T10:00:00Z";
const NOON: &str = "2026-11-24T12:00:00Z";

fn watch(account: &str, question: &str) -> Watch {
    Watch { account: account.into(), question: question.into(), since: 7, made: time(NINE) }
}

fn subscription() -> Subscription {
    Subscription {
        account: "1".into(),
        rhythm: "weekly".into(),
        lang: "ru".into(),
        leave: "abc".into(),
        told: 7,
        due: Some(time(TEN)),
    }
}

fn hook() -> Hook {
    Hook {
        number: "1".into(),
        party: "KG".into(),
        address: "https://example.org/in?key=secret".into(),
        secret: "whsec_c2VjcmV0".into(),
        question: "state:KG".into(),
        made: time(NINE),
        account: "1".into(),
        told: 7,
        off: None,
    }
}

fn delivery(id: &str, since: u64, entry: u64) -> Delivery {
    Delivery {
        id: id.into(),
        hook: "1".into(),
        is_ping: false,
        since,
        entry,
        made: time(NINE),
        tries: 0,
        next: Some(time(NINE)),
        ended: None,
    }
}

async fn furnish(store: &Store) {
    store.add_watch(&watch("1", "state:KG")).await.expect("no fault");
    store.put_subscription(&subscription()).await.expect("no fault");
    store.add_hook(&hook()).await.expect("no fault");
    assert!(store.take_on(&delivery("msg_1", 7, 9)).await.expect("no fault"));
}

async fn watches_are_kept_and_end(place: Place) {
    let store = place.create().await;
    for one in [watch("1", "state:KG"), watch("1", "search?words=тюрьмы"), watch("2", "state:KG")] {
        assert!(store.add_watch(&one).await.expect("no fault"));
    }
    assert!(!store.add_watch(&watch("1", "state:KG")).await.expect("no fault"), "it is watched already");
    let questions = async |account: &str| {
        let watches = store.watches(account).await.expect("no fault");
        watches.into_iter().map(|watch| watch.question).collect::<Vec<_>>()
    };
    assert_eq!(questions("1").await, ["search?words=тюрьмы", "state:KG"]);
    assert!(store.end_watch("1", "state:KG").await.expect("no fault"));
    assert!(!store.end_watch("1", "state:KG").await.expect("no fault"));
    assert_eq!((questions("1").await.len(), questions("2").await.len()), (1, 1));
    store.put_subscription(&subscription()).await.expect("no fault");
    assert_eq!(store.subscription("1").await.expect("no fault"), Some(subscription()));
    assert_eq!(store.subscription_to_leave("abc").await.expect("no fault").map(|it| it.account), Some("1".into()));
    assert_eq!(store.subscription_to_leave("").await.expect("no fault"), None);
    // Another rhythm takes neither what was told nor the link away.
    let other =
        Subscription { rhythm: "never".into(), lang: "en".into(), leave: "new".into(), told: 99, due: None, ..subscription() };
    store.put_subscription(&other).await.expect("no fault");
    let kept = store.subscription("1").await.expect("no fault").expect("it is there");
    assert_eq!(kept, Subscription { leave: "abc".into(), told: 7, ..other });
    assert!(store.subscriptions_due(time(NOON)).await.expect("no fault").is_empty(), "nothing is due to whoever rests");
}

async fn of_two_who_write_a_digest_one_sends_it(place: Place) {
    let (one, two) = (place.create().await, place.open().await);
    one.put_subscription(&subscription()).await.expect("no fault");
    assert!(one.subscriptions_due(time(NINE)).await.expect("no fault").is_empty());
    assert_eq!(two.subscriptions_due(time(TEN)).await.expect("no fault").len(), 1);
    let claim = async |store: &Store, now: &str, until: &str| {
        store.claim_subscription("1", 7, time(now), time(until)).await.expect("no fault")
    };
    let (first, second) = tokio::join!(claim(&one, TEN, NOON), claim(&two, TEN, NOON));
    assert_eq!(u8::from(first) + u8::from(second), 1, "one of two");
    assert!(!claim(&two, "2026-11-24T11:59:59Z", NOON).await);
    assert!(claim(&two, NOON, "2026-11-24T13:00:00Z").await, "whoever had it is gone");
    two.settle_subscription("1", 12, Some(time("2026-12-01T04:00:00Z"))).await.expect("no fault");
    let kept = one.subscription("1").await.expect("no fault").expect("it is there");
    assert_eq!((kept.told, kept.due), (12, Some(time("2026-12-01T04:00:00Z"))));
    assert!(!claim(&one, NOON, NOON).await, "what was told is not told again");
    // Whoever ended the mails meanwhile gets none after this one.
    one.put_subscription(&Subscription { due: None, ..kept }).await.expect("no fault");
    two.settle_subscription("1", 13, Some(time(NOON))).await.expect("no fault");
    assert_eq!(one.subscription("1").await.expect("no fault").expect("it is there").due, None);
}

async fn of_two_who_follow_the_journal_one_tells_a_hook(place: Place) {
    let (one, two) = (place.create().await, place.open().await);
    assert!(one.add_hook(&hook()).await.expect("no fault"));
    assert!(!one.add_hook(&hook()).await.expect("no fault"), "the number is taken");
    assert_eq!(two.hooks().await.expect("no fault"), [hook()]);
    assert!(!format!("{:?}", hook()).contains("secret"));
    let (a, b) = (delivery("msg_a", 7, 9), delivery("msg_b", 7, 9));
    let (first, second) = tokio::join!(one.take_on(&a), two.take_on(&b));
    assert_eq!(u8::from(first.expect("no fault")) + u8::from(second.expect("no fault")), 1, "one of two");
    assert!(!two.pass_over("1", 7, 9).await.expect("no fault"));
    assert!(two.pass_over("1", 9, 10).await.expect("no fault"));
    let due = two.deliveries_due(time(NINE)).await.expect("no fault");
    assert_eq!(due.len(), 1);
    let claim = async |store: &Store, now: &str| store.claim_delivery(&due[0], time(now), time(TEN)).await.expect("no fault");
    let (first, second) = tokio::join!(claim(&one, NINE), claim(&two, NINE));
    assert_eq!(u8::from(first) + u8::from(second), 1, "one of two");
    assert!(two.deliveries_due(time(NINE)).await.expect("no fault").is_empty(), "somebody is at it");
    let attempt = |number, outcome: &str, status| Attempt {
        delivery: due[0].id.clone(),
        number,
        at: time(NINE),
        outcome: outcome.into(),
        status,
        took: 12,
    };
    one.note_attempt(&attempt(1, "refused", Some(500)), Some(time(TEN)), None).await.expect("no fault");
    assert!(one.deliveries_due(time(NINE)).await.expect("no fault").is_empty());
    let again = one.deliveries_due(time(TEN)).await.expect("no fault");
    assert_eq!((again[0].tries, again[0].next), (1, Some(time(TEN))));
    assert!(!claim(&one, NOON).await, "it was tried since this was read");
    assert!(two.claim_delivery(&again[0], time(TEN), time(NOON)).await.expect("no fault"));
    two.note_attempt(&attempt(2, "delivered", Some(204)), None, Some((time(TEN), "delivered"))).await.expect("no fault");
    let kept = one.delivery(&due[0].id).await.expect("no fault").expect("it is there");
    assert_eq!((kept.tries, kept.next, kept.ended), (2, None, Some((time(TEN), "delivered".into()))));
    assert_eq!(
        one.attempts("1").await.expect("no fault"),
        [attempt(2, "delivered", Some(204)), attempt(1, "refused", Some(500))]
    );
    assert!(one.deliver_again(&due[0].id, time(NOON)).await.expect("no fault"));
    assert!(!two.deliver_again(&due[0].id, time(NOON)).await.expect("no fault"), "it is on its way");
    one.forget_deliveries(time(NOON)).await.expect("no fault");
    assert_eq!(one.deliveries("1").await.expect("no fault").len(), 1, "what is on its way is not forgotten");
    one.end_hook("1").await.expect("no fault");
    assert!(two.hooks().await.expect("no fault").is_empty() && two.deliveries("1").await.expect("no fault").is_empty());
    assert!(two.attempts("1").await.expect("no fault").is_empty());
}

async fn a_hook_that_is_switched_off_drops_what_was_on_its_way(place: Place) {
    let store = place.create().await;
    furnish(&store).await;
    assert!(store.switch_hook_off("1", time(TEN), "gone").await.expect("no fault"));
    assert!(!store.switch_hook_off("1", time(NOON), "by-hand").await.expect("no fault"));
    let kept = store.hook("1").await.expect("no fault").expect("it is there");
    assert_eq!(kept.off, Some((time(TEN), "gone".into())));
    assert!(store.deliveries_due(time(NOON)).await.expect("no fault").is_empty());
    assert!(!store.take_on(&delivery("msg_2", 9, 10)).await.expect("no fault"), "nothing is taken on for it");
    store.switch_hook_on("1", 20).await.expect("no fault");
    let kept = store.hook("1").await.expect("no fault").expect("it is there");
    assert_eq!((kept.off, kept.told), (None, 20));
    assert!(store.take_on(&delivery("msg_2", 20, 21)).await.expect("no fault"));
    store.forget_deliveries(time(TEN)).await.expect("no fault");
    let ids: Vec<String> = store.deliveries("1").await.expect("no fault").into_iter().map(|one| one.id).collect();
    assert_eq!(ids, ["msg_2"], "what is over and old is forgotten");
}

async fn a_register_of_the_former_format_learns_to_tell(place: Place) {
    place.create().await.close().await;
    for table in ["watch", "subscription", "hook", "delivery", "attempt", "ticket_scope"] {
        place.tamper(&format!("drop table {table}")).await;
    }
    place.tamper("update meta set value = '1'").await;
    let store = place.open().await;
    furnish(&store).await;
    store.close().await;
    assert_eq!(place.open().await.watches("1").await.expect("no fault").len(), 1);
}

async fn notices_move_with_the_register(place: Place) {
    let first = Store::create_or_open(&place.another("first")).await.expect("a place");
    furnish(&first).await;
    let there = place.create().await;
    first.copy_to(&there, |_| {}).await.expect("a copy");
    assert_eq!(there.watches("1").await.expect("no fault"), [watch("1", "state:KG")]);
    assert_eq!(there.subscription("1").await.expect("no fault"), Some(subscription()));
    assert_eq!(there.hooks().await.expect("no fault"), [Hook { told: 9, ..hook() }]);
    assert_eq!(there.deliveries("1").await.expect("no fault"), [delivery("msg_1", 7, 9)]);
}
