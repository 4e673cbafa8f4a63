//! Every deed on an initiative: done by those who may, refused to those who may not, and refused where it makes no sense.

use crate::told::{by, import, recorded, refused, seen};
use desk::{
    confirm_initiative, hold_initiative, release_initiative, set_status, set_visibility, state_contribution,
    withdraw_contribution,
};
use plan::{
    Because, Change, ContributionStanding, InitiativeKey, PartialDate, PartyKey, ProvisionKey, Status, Strength, Visibility,
};
use testkit::{Place, stories};

stories! {
    an_initiative_is_confirmed,
    a_status_is_set,
    a_status_needs_its_reason_and_a_possible_end,
    a_contribution_is_claimed_by_those_who_take_part,
    a_contribution_is_confirmed_by_the_state_and_the_secretariat,
    a_contribution_goes_to_a_provision_that_is_counted,
    a_contribution_is_withdrawn,
    visibility_is_settled_by_the_secretariat,
    a_state_holds_and_releases,
    a_state_speaks_for_its_own_territory,
    names_must_be_known_and_of_one,
    the_public_records_nothing,
}

/// In Tajikistan, led by gcerf, running without a known term, for I.3.1.
const WORK: &str = "CA-104";

fn key(reference: &str) -> InitiativeKey {
    InitiativeKey::within("central-asia", reference)
}

fn date(text: &str) -> Option<PartialDate> {
    PartialDate::parse(text)
}

async fn an_initiative_is_confirmed(place: Place) {
    let mut desk = place.begun().await;
    for name in ["secretariat", "gcerf"] {
        let by = by(&desk, name);
        let change = recorded(confirm_initiative(&mut desk, &by, WORK).await);
        assert_eq!(change, Change::InitiativeConfirmed { initiative: key(WORK) });
        let confirmed = seen(&desk, "public", WORK).and_then(|initiative| initiative.confirmed).expect("a confirmation");
        assert_eq!((Some(&confirmed.by), confirmed.on), (by.viewer.party(), date("2026-11-24").expect("a day")));
    }
    // The State it happens in does not take part in it, nor does another organisation.
    for name in ["TJ", "KG", "unodc", "RU"] {
        let by = by(&desk, name);
        assert_eq!(refused(confirm_initiative(&mut desk, &by, WORK).await), "not-yours deed=confirm-initiative", "{name}");
    }
    assert_eq!(place.bodies().await.len(), 3);
}

async fn a_status_is_set(place: Place) {
    let mut desk = place.begun().await;
    let lead = by(&desk, "gcerf");
    let (reason, end) = (Some(Because::DonorWithdrew), date("2026-06"));
    let change = recorded(set_status(&mut desk, &lead, WORK, Status::Cancelled, reason, end).await);
    assert_eq!(change, Change::StatusSet { initiative: key(WORK), status: Status::Cancelled, because: reason, end });
    let work = seen(&desk, "public", WORK).expect("it is seen");
    assert_eq!((work.status, work.because, work.period.end), (Status::Cancelled, reason, end));
    assert!(work.confirmed.is_some(), "who sets a status has looked at it");
    recorded(set_status(&mut desk, &lead, WORK, Status::Running, None, None).await);
    let work = seen(&desk, "public", WORK).expect("it is seen");
    assert_eq!((work.status, work.because, work.period.end), (Status::Running, None, end), "an end that is not told stays");
    let other = by(&desk, "unodc");
    let done = set_status(&mut desk, &other, WORK, Status::Completed, None, None).await;
    assert_eq!(refused(done), "not-yours deed=set-status");
}

async fn a_status_needs_its_reason_and_a_possible_end(place: Place) {
    let mut desk = place.begun().await;
    let secretariat = by(&desk, "secretariat");
    for status in [Status::Cancelled, Status::Suspended] {
        assert_eq!(refused(set_status(&mut desk, &secretariat, WORK, status, None, None).await), "reason-missing");
    }
    // CA-102 began in September 2024.
    let before = set_status(&mut desk, &secretariat, "CA-102", Status::Completed, None, date("2024-08-31")).await;
    assert_eq!(refused(before), "ends-before-start start=2024-09 end=2024-08-31");
    recorded(set_status(&mut desk, &secretariat, "CA-102", Status::Completed, None, date("2024")).await);
    assert_eq!(place.bodies().await.len(), 2);
}

async fn a_contribution_is_claimed_by_those_who_take_part(place: Place) {
    let mut desk = place.begun().await;
    let lead = by(&desk, "gcerf");
    let to = ProvisionKey::new("jpoa/2022/I.8.1");
    recorded(state_contribution(&mut desk, &lead, WORK, &to, Strength::Related).await);
    recorded(state_contribution(&mut desk, &lead, WORK, &to, Strength::Core).await);
    let stated = contributions(&desk, WORK);
    assert_eq!(stated.last(), Some(&(to, Strength::Core, ContributionStanding::Claimed)));
    assert_eq!(stated.len(), 2, "what is said again replaces what was said: {stated:?}");
}

async fn a_contribution_is_confirmed_by_the_state_and_the_secretariat(place: Place) {
    let mut desk = place.begun().await;
    for (name, number) in [("TJ", "I.8.1"), ("secretariat", "I.9.1")] {
        let (by, to) = (by(&desk, name), ProvisionKey::new(format!("jpoa/2022/{number}")));
        recorded(state_contribution(&mut desk, &by, WORK, &to, Strength::Related).await);
        assert_eq!(contributions(&desk, WORK).last(), Some(&(to, Strength::Related, ContributionStanding::Confirmed)), "{name}");
    }
    for name in ["KG", "unodc", "RU"] {
        let (by, to) = (by(&desk, name), ProvisionKey::new("jpoa/2022/I.8.1"));
        let done = state_contribution(&mut desk, &by, WORK, &to, Strength::Core).await;
        assert_eq!(refused(done), "not-yours deed=state-contribution", "{name}");
    }
}

async fn a_contribution_goes_to_a_provision_that_is_counted(place: Place) {
    let mut desk = place.begun().await;
    let by = by(&desk, "secretariat");
    for (to, expected) in [
        // A section, a misprint, and an edition that is not there.
        ("jpoa/2022/I.8", "provision-unknown name=jpoa/2022/I.8 nearest=jpoa/2022/I.8.1"),
        ("jpoa/2022/I.88.1", "provision-unknown name=jpoa/2022/I.88.1 nearest=jpoa/2022/I.8.1"),
        ("jpoa/2033/I.8.1", "edition-unknown name=jpoa/2033 known=jpoa/2011, jpoa/2022, un-gcts/2006"),
    ] {
        let done = state_contribution(&mut desk, &by, WORK, &ProvisionKey::new(to), Strength::Core).await;
        assert_eq!(refused(done), expected);
    }
    assert_eq!(place.bodies().await.len(), 1);
    // Of an earlier edition it may be: what was done under it counts along the traces.
    recorded(state_contribution(&mut desk, &by, WORK, &ProvisionKey::new("jpoa/2011/I.7.1"), Strength::Core).await);
}

async fn a_contribution_is_withdrawn(place: Place) {
    let mut desk = place.begun().await;
    let from = ProvisionKey::new("jpoa/2022/I.3.1");
    let other = by(&desk, "KG");
    assert_eq!(refused(withdraw_contribution(&mut desk, &other, WORK, &from).await), "not-yours deed=withdraw-contribution");
    let lead = by(&desk, "gcerf");
    recorded(withdraw_contribution(&mut desk, &lead, WORK, &from).await);
    assert_eq!(contributions(&desk, WORK), []);
    let again = withdraw_contribution(&mut desk, &lead, WORK, &from).await;
    assert_eq!(refused(again), "contribution-absent initiative=central-asia:CA-104 provision=jpoa/2022/I.3.1");
}

async fn visibility_is_settled_by_the_secretariat(place: Place) {
    let mut desk = place.begun().await;
    let secretariat = by(&desk, "secretariat");
    let named = |all: &[&str]| Visibility::Named(all.iter().map(PartyKey::new).collect());
    // Who takes part sees it always; gcerf leads it.
    for (visibility, public, member, unodc) in [
        (Visibility::Members, false, true, false),
        (named(&["unodc"]), false, false, true),
        (Visibility::Secretariat, false, false, false),
        (Visibility::Public, true, true, true),
    ] {
        recorded(set_visibility(&mut desk, &secretariat, WORK, visibility.clone()).await);
        let sees = ["public", "KG", "unodc", "gcerf", "secretariat"].map(|name| seen(&desk, name, WORK).is_some());
        assert_eq!(sees, [public, member, unodc, true, true], "{visibility:?}");
    }
    let done = set_visibility(&mut desk, &secretariat, WORK, named(&["unodc", "nobody"])).await;
    assert_eq!(refused(done), "party-unknown name=nobody");
    for name in ["TJ", "gcerf", "RU"] {
        let by = by(&desk, name);
        let done = set_visibility(&mut desk, &by, WORK, Visibility::Members).await;
        assert_eq!(refused(done), "not-yours deed=set-visibility", "{name}");
    }
}

async fn a_state_holds_and_releases(place: Place) {
    let mut desk = place.begun().await;
    let (tajikistan, state) = (by(&desk, "TJ"), PartyKey::new("TJ"));
    let not_held = release_initiative(&mut desk, &tajikistan, WORK, &state).await;
    assert_eq!(refused(not_held), "held-not initiative=central-asia:CA-104 state=TJ");
    recorded(hold_initiative(&mut desk, &tajikistan, WORK, &state).await);
    let sees = ["public", "KG", "RU", "unodc", "TJ", "gcerf", "secretariat"].map(|name| seen(&desk, name, WORK).is_some());
    assert_eq!(sees, [false, false, false, false, true, true, true]);
    let again = hold_initiative(&mut desk, &tajikistan, WORK, &state).await;
    assert_eq!(refused(again), "held-already initiative=central-asia:CA-104 state=TJ");
    recorded(release_initiative(&mut desk, &tajikistan, WORK, &state).await);
    assert!(seen(&desk, "public", WORK).is_some());
    // The secretariat records for a State, on its word.
    let secretariat = by(&desk, "secretariat");
    recorded(hold_initiative(&mut desk, &secretariat, WORK, &state).await);
    recorded(release_initiative(&mut desk, &secretariat, WORK, &state).await);
    let lead = by(&desk, "gcerf");
    assert_eq!(refused(hold_initiative(&mut desk, &lead, WORK, &state).await), "not-yours deed=hold-initiative");
}

async fn a_state_speaks_for_its_own_territory(place: Place) {
    let mut desk = place.begun().await;
    let (kyrgyzstan, tajikistan) = (PartyKey::new("KG"), PartyKey::new("TJ"));
    let by_kyrgyzstan = by(&desk, "KG");
    assert_eq!(refused(hold_initiative(&mut desk, &by_kyrgyzstan, WORK, &kyrgyzstan).await), "not-yours deed=hold-initiative");
    // CA-031 happens in all five; one of them does not speak for another.
    let for_another = hold_initiative(&mut desk, &by_kyrgyzstan, "CA-031", &tajikistan).await;
    assert_eq!(refused(for_another), "not-its-territory initiative=central-asia:CA-031 state=TJ");
    let secretariat = by(&desk, "secretariat");
    let elsewhere = hold_initiative(&mut desk, &secretariat, WORK, &kyrgyzstan).await;
    assert_eq!(refused(elsewhere), "not-its-territory initiative=central-asia:CA-104 state=KG");
    // Two of them hold it, and it is free when both have let it go. The second still sees it: it happens there too.
    recorded(hold_initiative(&mut desk, &by_kyrgyzstan, "CA-031", &kyrgyzstan).await);
    let by_tajikistan = by(&desk, "TJ");
    recorded(hold_initiative(&mut desk, &by_tajikistan, "CA-031", &tajikistan).await);
    recorded(release_initiative(&mut desk, &by_kyrgyzstan, "CA-031", &kyrgyzstan).await);
    assert!(seen(&desk, "public", "CA-031").is_none());
    recorded(release_initiative(&mut desk, &by_tajikistan, "CA-031", &tajikistan).await);
    assert!(seen(&desk, "public", "CA-031").is_some());
}

async fn names_must_be_known_and_of_one(place: Place) {
    let mut desk = place.begun().await;
    let secretariat = by(&desk, "secretariat");
    let unknown = confirm_initiative(&mut desk, &secretariat, "CA-999").await;
    assert_eq!(refused(unknown), "initiative-unknown name=CA-999 candidates=");
    import(&mut desk, "list.csv", "ID,Title,Countries\nCA-104,The same reference,KG\n").await.expect("a table");
    let either = confirm_initiative(&mut desk, &secretariat, "ca-104").await;
    assert_eq!(refused(either), "initiative-ambiguous name=ca-104 candidates=central-asia:CA-104, list:CA-104");
    recorded(confirm_initiative(&mut desk, &secretariat, "list:CA-104").await);
}

async fn the_public_records_nothing(place: Place) {
    let mut desk = place.begun().await;
    let public = by(&desk, "public");
    let (state, provision) = (PartyKey::new("TJ"), ProvisionKey::new("jpoa/2022/I.3.1"));
    let refusals = [
        refused(confirm_initiative(&mut desk, &public, WORK).await),
        refused(set_status(&mut desk, &public, WORK, Status::Completed, None, None).await),
        refused(state_contribution(&mut desk, &public, WORK, &provision, Strength::Core).await),
        refused(withdraw_contribution(&mut desk, &public, WORK, &provision).await),
        refused(set_visibility(&mut desk, &public, WORK, Visibility::Public).await),
        refused(hold_initiative(&mut desk, &public, WORK, &state).await),
        refused(release_initiative(&mut desk, &public, WORK, &state).await),
        refused(desk::settle_gap(&mut desk, &public, &provision, &state, &plan::Texts::one(plan::Lang::EN, "no")).await),
        refused(desk::reopen_gap(&mut desk, &public, &provision, &state).await),
    ];
    assert!(refusals.iter().all(|refusal| refusal == "public-reads-only"), "{refusals:?}");
    assert_eq!(place.bodies().await.len(), 1);
}

fn contributions(desk: &desk::Desk, written: &str) -> Vec<(ProvisionKey, Strength, ContributionStanding)> {
    let initiative = seen(desk, "secretariat", written).expect("it is there");
    initiative.contributions.iter().map(|known| (known.to.clone(), known.strength, known.standing)).collect()
}
