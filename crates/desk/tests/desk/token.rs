//! A token reads for a program until its days are over, it is ended, or its account is; and it is nothing but a token.

use crate::account::{PASSWORD, begin, person, store};
use crate::told::refused;
use desk::account::{
    Role, Scope, Scopes, Term, accept_invitation, bearer, end_account, end_session, invited, make_token, renew_password,
    sessions, signed_in, tokens,
};
use desk::{Account, Store, Trouble, World};
use std::sync::atomic::Ordering;
use testkit::{Place, stories};

stories! {
    a_token_reads_for_its_days,
    a_token_ends_with_what_it_stands_on,
    a_token_does_what_its_scopes_say,
}

/// A token that reads for so many days.
async fn reads(store: &Store, world: &World, account: &Account, name: &str, days: u16) -> Result<String, Trouble> {
    make_token(store, world, account, name, (Term::Days(days), Scopes::of([Scope::Read]).as_ref())).await
}

async fn a_token_reads_for_its_days(place: Place) {
    let (clock, world) = begin();
    let store = store(&place).await;
    let number = person(&store, &world, "ann@example.org", Role::FocalPoint).await;
    let account = store.account(&number).await.expect("no fault").expect("it is there");
    for (name, days, why) in
        [("", 30, "token-unnamed most=80"), ("x", 0, "token-days most=365"), ("x", 366, "token-days most=365")]
    {
        assert_eq!(refused(reads(&store, &world, &account, name, days).await), why);
    }
    assert_eq!(refused(reads(&store, &world, &account, &"x".repeat(81), 1).await), "token-unnamed most=80");
    let token = reads(&store, &world, &account, " a dashboard ", 30).await.expect("a token");
    let (who, scopes) = bearer(&store, &world, &token).await.expect("no fault").expect("it lets in");
    assert!(scopes.hold(Scope::Read) && !scopes.hold(Scope::Check) && !scopes.hold(Scope::HandIn));
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
    let make = async |name: &str| reads(&store, &world, &account, name, 30).await.expect("a token");
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

async fn a_token_does_what_its_scopes_say(place: Place) {
    let (_, world) = begin();
    let store = store(&place).await;
    let officer = person(&store, &world, "ann@example.org", Role::FocalPoint).await;
    let account = store.account(&officer).await.expect("no fault").expect("it is there");
    let scopes = Scopes::of([Scope::HandIn, Scope::Check]);
    assert_eq!(refused(make_token(&store, &world, &account, "x", (Term::Days(1), None)).await), "token-for-nothing");
    let today = world.today();
    let on = |days: i64| Term::Until(today.checked_add(jiff::Span::new().days(days)).expect("a day"));
    for (term, fits) in [(on(-1), false), (on(0), true), (on(365), true), (on(366), false)] {
        let made = make_token(&store, &world, &account, "until a day", (term, scopes.as_ref())).await;
        assert_eq!(made.is_ok(), fits, "{term:?}");
    }
    let kept = tokens(&store, &world, &officer).await.expect("no fault");
    assert!(kept.iter().all(|token| token.scopes == ["check", "hand-in"]), "{kept:?}");
    let longest = kept.iter().map(|token| token.until).max().expect("a token");
    assert_eq!(longest.to_string(), format!("{}T00:00:00Z", today.checked_add(jiff::Span::new().days(366)).expect("a day")));
    let token = make_token(&store, &world, &account, "files checks", (Term::Days(1), scopes.as_ref())).await.expect("a token");
    let (_, held) = bearer(&store, &world, &token).await.expect("no fault").expect("it lets in");
    assert_eq!(held.iter().collect::<Vec<_>>(), [Scope::Check, Scope::HandIn]);
    // Whose role records nothing gets no token that would; what a later program may know lets this one do nothing.
    let reader = person(&store, &world, "bob@example.org", Role::Reader).await;
    let reader = store.account(&reader).await.expect("no fault").expect("it is there");
    assert_eq!(refused(make_token(&store, &world, &reader, "x", (Term::Days(1), scopes.as_ref())).await), "role-reads-only");
    assert!(reads(&store, &world, &reader, "x", 1).await.is_ok());
    assert_eq!(Scopes::kept(&[]).iter().collect::<Vec<_>>(), [Scope::Read], "a token from before there were scopes");
    assert_eq!(Scopes::kept(&["rule".into()]).iter().count(), 0);
}
