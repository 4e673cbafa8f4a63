//! A check is kept with its answers; an initiative is handed in, waits, is held, taken in or sent back; nobody else sees what waits.

use crate::told::{DAY, by, recorded, refused, seen};
use desk::{
    Desk, accept_submission, confirm_initiative, hold_initiative, hold_submission, make_check, release_initiative,
    return_submission, set_status, state_contribution, submit_initiative,
};
use plan::{
    Answer, Change, Check, Initiative, InitiativeKey, Lang, Neighbour, Participants, PartyKey, Place as Where, Role, Ruling,
    SourceKey, Status, SubmissionStanding, Texts, Who,
};
use testkit::{Place, stories};

stories! {
    what_is_handed_in_waits_and_enters,
    what_is_sent_back_says_why,
    a_state_holds_before_anything_is_public,
    a_correction_takes_no_hold_and_no_confirmation_away,
    a_correction_leaves_what_it_did_not_touch_to_others,
    a_check_is_its_makers,
    the_secretariat_enters_at_once,
}

/// A proposal of an organisation in Kyrgyzstan, with a person and an address that have no place in it.
fn proposal(party: &str) -> Initiative {
    let mut it = Initiative::new(InitiativeKey::new("whatever:1"), SourceKey::new("whatever"));
    it.title = Texts::one(Lang::EN, "Libraries for prisons, ask ann@example.org");
    it.roles = Participants::collect([(Role::Implementer, Who::Party(PartyKey::new(party)))]);
    it.places = [Where::state("KG")].into();
    it
}

fn waits(desk: &Desk, viewer: &str) -> Vec<(u64, SubmissionStanding)> {
    let view = desk.view(by(desk, viewer).viewer, DAY);
    view.submissions().map(|submission| (submission.key.entry, submission.standing)).collect()
}

async fn what_is_handed_in_waits_and_enters(place: Place) {
    let mut desk = place.begun().await;
    let (unodc, secretariat) = (by(&desk, "unodc"), by(&desk, "secretariat"));
    let change = recorded(submit_initiative(&mut desk, &unodc, &proposal("unodc"), None).await);
    let Change::InitiativeSubmitted { initiative, .. } = change else { panic!("it waits") };
    assert_eq!((initiative.key.as_str(), initiative.source.as_str()), ("unodc:1", "unodc"));
    assert!(!initiative.title.show(Lang::EN).contains('@'), "{:?}", initiative.title);
    assert_eq!(seen(&desk, "secretariat", "unodc:1"), None);
    let waiting = vec![(2, SubmissionStanding::Waiting)];
    for (viewer, sees) in
        [("unodc", true), ("KG", true), ("secretariat", true), ("public", false), ("osce", false), ("TJ", false)]
    {
        assert_eq!(waits(&desk, viewer), if sees { waiting.clone() } else { vec![] }, "{viewer}");
    }
    assert_eq!(refused(accept_submission(&mut desk, &unodc, 2).await), "not-yours deed=judge-submission");
    recorded(accept_submission(&mut desk, &secretariat, 2).await);
    assert!(seen(&desk, "public", "unodc:1").is_some());
    assert_eq!(refused(accept_submission(&mut desk, &secretariat, 2).await), "submission-settled number=2");
    // The next one has another address, and a correction keeps its own.
    recorded(submit_initiative(&mut desk, &unodc, &proposal("unodc"), None).await);
    let mut corrected = seen(&desk, "unodc", "unodc:1").expect("it is there");
    corrected.title = Texts::one(Lang::EN, "Libraries for all prisons");
    recorded(submit_initiative(&mut desk, &unodc, &corrected, None).await);
    let keys: Vec<String> = {
        let view = desk.view(secretariat.viewer.clone(), DAY);
        view.submissions().map(|submission| submission.initiative.key.to_string()).collect()
    };
    assert_eq!(keys, ["unodc:1", "unodc:2", "unodc:1"]);
    let osce = by(&desk, "osce");
    assert_eq!(refused(submit_initiative(&mut desk, &osce, &corrected, None).await), "not-yours deed=record-initiative");
}

async fn what_is_sent_back_says_why(place: Place) {
    let mut desk = place.begun().await;
    let (unodc, secretariat) = (by(&desk, "unodc"), by(&desk, "secretariat"));
    let mut untitled = proposal("unodc");
    untitled.title = Texts::default();
    assert_eq!(refused(submit_initiative(&mut desk, &unodc, &untitled, None).await), "untitled");
    recorded(submit_initiative(&mut desk, &unodc, &proposal("unodc"), None).await);
    assert_eq!(refused(return_submission(&mut desk, &secretariat, 2, &Texts::default()).await), "reason-missing");
    let why = Texts::one(Lang::EN, "Which prisons?");
    recorded(return_submission(&mut desk, &secretariat, 2, &why).await);
    let view = desk.view(unodc.viewer.clone(), DAY);
    let back = view.submission(2).expect("it is theirs");
    assert_eq!((back.standing, &back.said), (SubmissionStanding::Returned, &why));
    assert_eq!(refused(return_submission(&mut desk, &secretariat, 7, &why).await), "submission-unknown number=7");
}

async fn a_state_holds_before_anything_is_public(place: Place) {
    let mut desk = place.begun().await;
    let (unodc, secretariat, kyrgyzstan) = (by(&desk, "unodc"), by(&desk, "secretariat"), by(&desk, "KG"));
    recorded(submit_initiative(&mut desk, &unodc, &proposal("unodc"), None).await);
    let (kg, tj) = (PartyKey::new("KG"), PartyKey::new("TJ"));
    let elsewhere = hold_submission(&mut desk, &kyrgyzstan, 2, &tj).await;
    assert_eq!(refused(elsewhere), "not-its-territory initiative=unodc:1 state=TJ");
    recorded(hold_submission(&mut desk, &kyrgyzstan, 2, &kg).await);
    recorded(accept_submission(&mut desk, &secretariat, 2).await);
    let stands = ["public", "osce", "TJ", "KG", "unodc", "secretariat"].map(|viewer| seen(&desk, viewer, "unodc:1").is_some());
    assert_eq!(stands, [false, false, false, true, true, true]);
}

async fn a_correction_takes_no_hold_and_no_confirmation_away(place: Place) {
    let mut desk = place.begun().await;
    let (unodc, secretariat, kyrgyzstan) = (by(&desk, "unodc"), by(&desk, "secretariat"), by(&desk, "KG"));
    recorded(submit_initiative(&mut desk, &unodc, &proposal("unodc"), None).await);
    recorded(accept_submission(&mut desk, &secretariat, 2).await);
    let mut corrected = seen(&desk, "unodc", "unodc:1").expect("it is there");
    corrected.title = Texts::one(Lang::EN, "Libraries for all prisons");
    recorded(submit_initiative(&mut desk, &unodc, &corrected, None).await);
    // While the correction waits, the State holds and the organisation confirms.
    recorded(hold_initiative(&mut desk, &kyrgyzstan, "unodc:1", &PartyKey::new("KG")).await);
    recorded(confirm_initiative(&mut desk, &unodc, "unodc:1").await);
    recorded(accept_submission(&mut desk, &secretariat, 4).await);
    assert_eq!(seen(&desk, "public", "unodc:1"), None, "the hold is gone");
    let now = seen(&desk, "KG", "unodc:1").expect("the State sees it");
    assert_eq!(now.title, corrected.title);
    assert!(now.confirmed.is_some_and(|confirmed| confirmed.by == PartyKey::new("unodc")), "the confirmation is gone");
}

async fn a_correction_leaves_what_it_did_not_touch_to_others(place: Place) {
    let mut desk = place.begun().await;
    let (unodc, secretariat, kyrgyzstan) = (by(&desk, "unodc"), by(&desk, "secretariat"), by(&desk, "KG"));
    let state = PartyKey::new("KG");
    recorded(submit_initiative(&mut desk, &unodc, &proposal("unodc"), None).await);
    recorded(accept_submission(&mut desk, &secretariat, 2).await);
    recorded(hold_initiative(&mut desk, &kyrgyzstan, "unodc:1", &state).await);
    let mut corrected = seen(&desk, "unodc", "unodc:1").expect("it is there");
    corrected.title = Texts::one(Lang::EN, "Libraries for all prisons");
    recorded(submit_initiative(&mut desk, &unodc, &corrected, None).await);
    // While it waits, the State lets go, and the secretariat says that it ended and what it carries out.
    recorded(release_initiative(&mut desk, &kyrgyzstan, "unodc:1", &state).await);
    recorded(set_status(&mut desk, &secretariat, "unodc:1", Status::Completed, None, None).await);
    let provision = "jpoa/2022/II.3.1".into();
    recorded(state_contribution(&mut desk, &secretariat, "unodc:1", &provision, plan::Strength::Core).await);
    recorded(accept_submission(&mut desk, &secretariat, 5).await);
    let now = seen(&desk, "public", "unodc:1").expect("the hold does not come back");
    assert_eq!((&now.title, now.status), (&corrected.title, Status::Completed));
    assert_eq!(now.contributions.len(), 1, "what others said of it is kept");
}

async fn a_check_is_its_makers(place: Place) {
    let mut desk = place.begun().await;
    let unodc = by(&desk, "unodc");
    let shown = Neighbour {
        initiative: InitiativeKey::new("central-asia:CA-052"),
        percent: 61,
        suspected: Ruling::Overlapping,
        answer: Some(Answer::Complements),
    };
    let check = Check { proposal: proposal("unodc"), compared: 145, shown: [shown].into(), restricted: 1, model: "m".into() };
    recorded(make_check(&mut desk, &unodc, &check).await);
    for (viewer, sees) in [("unodc", true), ("secretariat", true), ("public", false), ("KG", false)] {
        let view = desk.view(by(&desk, viewer).viewer, DAY);
        assert_eq!(view.check(2).is_some(), sees, "{viewer}");
    }
    let view = desk.view(unodc.viewer.clone(), DAY);
    let made = view.check(2).expect("it is theirs");
    assert_eq!(made.check.shown.len(), 1);
    assert!(!made.check.proposal.title.show(Lang::EN).contains('@'));
}

async fn the_secretariat_enters_at_once(place: Place) {
    let mut desk = place.begun().await;
    let secretariat = by(&desk, "secretariat");
    let mut wrong = proposal("unodc");
    wrong.contributions = [plan::Contribution {
        to: "jpoa/2022/II".into(),
        strength: plan::Strength::Core,
        standing: plan::ContributionStanding::Claimed,
        by: None,
    }]
    .into();
    let refusal = refused(submit_initiative(&mut desk, &secretariat, &wrong, None).await);
    assert!(refusal.starts_with("provision-unknown name=jpoa/2022/II "), "{refusal}");
    let change = recorded(submit_initiative(&mut desk, &secretariat, &proposal("unodc"), None).await);
    let Change::InitiativeRecorded(initiative) = change else { panic!("it is in the register") };
    assert!(seen(&desk, "public", initiative.key.as_str()).is_some());
}
