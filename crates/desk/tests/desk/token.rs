//! A token reads for a program until its days are over, it is ended, or its account is; and it is nothing but a token.

use crate::account::{PASSWORD, begin, person, store};
use crate::told::refused;
use desk::account::{
    Role, accept_invitation, bearer, end_account, end_session, invited, make_token, renew_password, sessions, signed_in, tokens,
};
use std::sync::atomic::Ordering;
use testkit::{Place, stories};

stories! {
    a_token_reads_for_its_days,
    a_token_ends_with_what_it_stands_on,
}

async fn a_token_reads_for_its_days(place: Place) {
    let (clock, world) = begin();
    let store = store(&place).await;
    let number = person(&store, &world, "ann@example.org", Role::FocalPoint).await;
    let account = store.account(&number).await.expect("no fault").expect("it is there");
    for (name, days, why) in
        [("", 30, "token-unnamed most=80"), ("x", 0, "token-days most=365"), ("x", 366, "token-days most=365")]
    {
        assert_eq!(refused(make_token(&store, &world, &account, name, days).await), why);
    }
    assert_eq!(refused(make_token(&store, &world, &account, &"x".repeat(81), 1).await), "token-unnamed most=80");
    let token = make_token(&store, &world, &account, " a dashboard ", 30).await.expect("a token");
    let who = bearer(&store, &world, &token).await.expect("no fault").expect("it lets in");
    assert_eq!((who.account.number, who.role), (number.clone(), Role::FocalPoint));
    let kept = tokens(&store, &world, &number).await.expect("no fault");
    assert_eq!((kept.len(), kept[0].device.as_str()), (1, "a dashboard"));
    assert!(!kept[0].hash.contains(token.trim_start_matches("jpoa-")), "the secret is not kept");
    assert!(sessions(&store, &world, &number).await.expect("no fault").is_empty(), "a token is no session");
    assert!(signed_in(&store, &world, &token).await.expect("no fault").is_none());
    assert_eq!(refused(invited(&store, &world, &token).await), "invitation-over");
    for other in ["", "jpoa-", &token[5..], &format!("{token}0"), &token.to_uppercase()] {
        assert!(bearer(&store, &world, other).await.expect("no fault").is_none(), "{other}");
    }
    clock.fetch_add(29 * 86_400, Ordering::SeqCst);
    assert!(bearer(&store, &world, &token).await.expect("no fault").is_some());
    clock.fetch_add(2 * 86_400, Ordering::SeqCst);
    assert!(bearer(&store, &world, &token).await.expect("no fault").is_none());
    assert!(tokens(&store, &world, &number).await.expect("no fault").is_empty());
}

async fn a_token_ends_with_what_it_stands_on(place: Place) {
    let (_, world) = begin();
    let store = store(&place).await;
    let number = person(&store, &world, "ann@example.org", Role::Reader).await;
    let other = person(&store, &world, "bob@example.org", Role::Reader).await;
    let account = store.account(&number).await.expect("no fault").expect("it is there");
    let make = async |name: &str| make_token(&store, &world, &account, name, 30).await.expect("a token");
    let lets_in = async |token: &str| bearer(&store, &world, token).await.expect("no fault").is_some();
    let (one, two) = (make("one").await, make("two").await);
    let hash = |kept: Vec<desk::Ticket>, name: &str| kept.into_iter().find(|kept| kept.device == name).expect("it is kept").hash;
    let first = hash(tokens(&store, &world, &number).await.expect("no fault"), "one");
    assert_eq!(refused(end_session(&store, &world, &other, &first).await), "session-unknown");
    end_session(&store, &world, &number, &first).await.expect("it ends");
    assert!(!lets_in(&one).await && lets_in(&two).await);
    let renewed = renew_password(&store, &world, &number).await.expect("a link");
    accept_invitation(&store, &world, &renewed.token, PASSWORD).await.expect("a password");
    assert!(!lets_in(&two).await, "a new password ends what was let in before");
    let three = make("three").await;
    end_account(&store, &world, &number).await.expect("it ends");
    assert!(!lets_in(&three).await);
}
