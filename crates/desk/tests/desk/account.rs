//! People are invited, choose a password, sign in, see their sessions and are let go; what is wrong is refused without saying more.

use crate::told::refused;
use desk::account::{
    Role, accept_invitation, end_account, end_session, invite, invited, new_code_key, people, renew_password, sessions, set_code,
    sign_in, sign_out, signed_in,
};
use desk::{Store, Trouble, World};
use plan::{PartyKey, Timestamp, Viewer};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU8, Ordering};
use testkit::{Place, stories};

stories! {
    an_invitation_is_used_once,
    wrong_is_wrong_whatever_it_was,
    a_session_ends,
    a_code_is_asked_for,
}

pub(crate) const PASSWORD: &str = "several words in a row";

/// A world whose clock the story sets, and whose chance is a different number each time.
fn world(clock: &Arc<AtomicI64>) -> World {
    let (clock, count) = (clock.clone(), AtomicU8::new(0));
    World::new(move || Timestamp::from_second(clock.load(Ordering::SeqCst)).expect("a time"))
        .with_chance(move |bytes| bytes.fill(count.fetch_add(1, Ordering::SeqCst)))
}

pub(crate) fn begin() -> (Arc<AtomicI64>, World) {
    let clock = Arc::new(AtomicI64::new(1_795_000_000));
    let world = world(&clock);
    (clock, world)
}

pub(crate) async fn store(place: &Place) -> Store {
    place.begun().await.store().cloned().expect("a store")
}

/// Invites somebody of UNODC and lets them choose the password; gives the number of the account.
pub(crate) async fn person(store: &Store, world: &World, mail: &str, role: Role) -> String {
    let asked = invite(store, world, &PartyKey::new("unodc"), role, mail, "A Person").await.expect("an invitation");
    accept_invitation(store, world, &asked.token, PASSWORD).await.expect("a password").number
}

async fn an_invitation_is_used_once(place: Place) {
    let (clock, world) = begin();
    let store = store(&place).await;
    let unodc = PartyKey::new("unodc");
    let asked = invite(&store, &world, &unodc, Role::FocalPoint, " Ann@Example.org ", "Ann").await.expect("an invitation");
    assert_eq!((asked.account.mail.as_str(), asked.account.secret.as_deref()), ("ann@example.org", None));
    let again = invite(&store, &world, &unodc, Role::Reader, "ann@example.org", "Ann").await;
    assert_eq!(refused(again), "mail-taken mail=ann@example.org");
    assert_eq!(refused(invite(&store, &world, &unodc, Role::Reader, "no address", "X").await), "mail-unfit mail=no address");
    assert_eq!(refused(sign_in(&store, &world, ("ann@example.org", PASSWORD, ""), "").await), "sign-in-wrong");
    assert_eq!(refused(accept_invitation(&store, &world, &asked.token, "too short").await), "password-short least=10");
    accept_invitation(&store, &world, &asked.token, PASSWORD).await.expect("a password");
    assert_eq!(refused(invited(&store, &world, &asked.token).await), "invitation-over");
    assert!(sign_in(&store, &world, ("ANN@example.org", PASSWORD, ""), "").await.is_ok());
    let kept = store.account(&asked.account.number).await.expect("no fault").expect("it is there");
    let secret = kept.secret.expect("a hash");
    assert!(secret.starts_with("$argon2id$") && !secret.contains(PASSWORD));
    let late = renew_password(&store, &world, &asked.account.number).await.expect("a link");
    clock.fetch_add(15 * 86_400, Ordering::SeqCst);
    assert_eq!(refused(accept_invitation(&store, &world, &late.token, PASSWORD).await), "invitation-over");
    let chanceless = World::new(|| Timestamp::UNIX_EPOCH);
    assert_eq!(refused(renew_password(&store, &chanceless, &asked.account.number).await), "no-chance");
}

async fn wrong_is_wrong_whatever_it_was(place: Place) {
    let (_, world) = begin();
    let store = store(&place).await;
    let number = person(&store, &world, "a@example.org", Role::FocalPoint).await;
    for (mail, password) in [("a@example.org", "several words in a raw"), ("b@example.org", PASSWORD), ("a@example.org", "")] {
        assert_eq!(refused(sign_in(&store, &world, (mail, password, ""), "").await), "sign-in-wrong");
    }
    end_account(&store, &world, &number).await.expect("an end");
    assert_eq!(refused(sign_in(&store, &world, ("a@example.org", PASSWORD, ""), "").await), "sign-in-wrong");
    assert_eq!(refused(end_account(&store, &world, &number).await), format!("account-unknown number={number}"));
    assert!(people(&store, None).await.expect("no trouble").is_empty());
}

async fn a_session_ends(place: Place) {
    let (clock, world) = begin();
    let store = store(&place).await;
    let number = person(&store, &world, "a@example.org", Role::Administrator).await;
    let other = person(&store, &world, "b@example.org", Role::Reader).await;
    let known = async |token: String| signed_in(&store, &world, &token).await.map(|who| who.map(|who| who.account.number));
    let here = sign_in(&store, &world, ("a@example.org", PASSWORD, ""), "Firefox").await.expect("a session");
    let there = sign_in(&store, &world, ("a@example.org", PASSWORD, ""), "A telephone").await.expect("a session");
    assert_eq!(known(here.clone()).await.expect("no trouble"), Some(number.clone()));
    let open = sessions(&store, &world, &number).await.expect("no trouble");
    let mut devices: Vec<&str> = open.iter().map(|session| session.device.as_str()).collect();
    devices.sort_unstable();
    assert_eq!(devices, ["A telephone", "Firefox"]);
    assert!(open.iter().all(|session| session.hash != here && session.hash != there), "only hashes are kept");
    let telephone = open.iter().find(|session| session.device == "A telephone").expect("it is open");
    assert_eq!(refused(end_session(&store, &world, &other, &telephone.hash).await), "session-unknown");
    end_session(&store, &world, &number, &telephone.hash).await.expect("an end");
    assert_eq!(known(there).await.expect("no trouble"), None);
    sign_out(&store, &world, &here).await.expect("an end");
    assert_eq!(known(here).await.expect("no trouble"), None);
    let long = sign_in(&store, &world, ("a@example.org", PASSWORD, ""), "").await.expect("a session");
    clock.fetch_add(14 * 86_400, Ordering::SeqCst);
    assert_eq!(known(long).await.expect("no trouble"), None);
    let invites = |role: Role, viewer: Viewer| role.invites(&viewer, &PartyKey::new("unodc"));
    assert!(invites(Role::Administrator, Viewer::Party("unodc".into())));
    assert!(invites(Role::Administrator, Viewer::Secretariat("unrcca".into())));
    assert!(
        !invites(Role::Administrator, Viewer::Party("osce".into())) && !invites(Role::FocalPoint, Viewer::Party("unodc".into()))
    );
}

async fn a_code_is_asked_for(place: Place) {
    let (clock, world) = begin();
    let store = store(&place).await;
    person(&store, &world, "a@example.org", Role::FocalPoint).await;
    let account = store.account_of("a@example.org").await.expect("no fault").expect("it is there");
    let key = new_code_key(&world).expect("a key");
    // The codes of RFC 6238 for its own key, at its own times.
    let rfc = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    for (time, code) in [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")] {
        clock.store(time, Ordering::SeqCst);
        assert_eq!(desk::account::try_code(&world, rfc, code), Some(time as u64 / 30), "{time}");
        assert_eq!(desk::account::try_code(&world, &key, code), None, "{time}");
    }
    let wrong: Result<(), Trouble> = set_code(&store, &world, &account, Some((rfc, "000000"))).await;
    assert_eq!(refused(wrong), "code-wrong");
    set_code(&store, &world, &account, Some((rfc, "279 037"))).await.expect("it is set");
    assert_eq!(refused(sign_in(&store, &world, ("a@example.org", PASSWORD, ""), "").await), "code-missing");
    assert_eq!(refused(sign_in(&store, &world, ("a@example.org", PASSWORD, "123456"), "").await), "sign-in-wrong");
    // The code that set it was used by that; the one of the half minute after is good once.
    assert_eq!(refused(sign_in(&store, &world, ("a@example.org", PASSWORD, "279037"), "").await), "code-used");
    let next = totp_rs::Builder::new().with_secret(totp_rs::Secret::try_from_base32(rfc).expect("a key")).build().expect("codes");
    let next = next.generate(2_000_000_030).to_string();
    assert!(sign_in(&store, &world, ("a@example.org", PASSWORD, &next), "").await.is_ok());
    assert_eq!(refused(sign_in(&store, &world, ("a@example.org", PASSWORD, &next), "").await), "code-used");
    set_code(&store, &world, &account, None).await.expect("it is gone");
    assert!(sign_in(&store, &world, ("a@example.org", PASSWORD, ""), "").await.is_ok());
}
