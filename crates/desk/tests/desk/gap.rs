//! A gap is settled as not applicable by its State or the secretariat, with a reason, and can be opened again.

use crate::told::{DAY, by, recorded, refused};
use desk::{Desk, reopen_gap, settle_gap};
use plan::{Change, Coverage, EditionKey, Lang, PartyKey, ProvisionKey, Texts, Viewer};
use testkit::{Place, stories};

stories! {
    a_gap_is_settled_and_counts_again,
    a_gap_is_its_states,
    a_gap_is_a_cell_of_the_matrix,
}

fn provision() -> ProvisionKey {
    ProvisionKey::new("jpoa/2022/I.4.1")
}

fn reason() -> Texts {
    Texts::one(Lang::EN, "It has no such border.")
}

/// Whether the cell of I.4.1 in a State is a gap, and whether it is settled.
fn stands(desk: &Desk, state: &str) -> (bool, bool) {
    let view = desk.view(Viewer::Public, DAY);
    let coverage = Coverage::take(&view, &EditionKey::new("jpoa/2022")).expect("the edition");
    let row = coverage.provisions().iter().position(|key| *key == provision()).expect("the row");
    let column = coverage.states().iter().position(|key| key.as_str() == state).expect("the column");
    let gap = plan::gaps(&view, &coverage).iter().any(|gap| (gap.provision, gap.state) == (row, column));
    (gap, plan::settled(&view, &coverage).contains(&(row, column)))
}

async fn a_gap_is_settled_and_counts_again(place: Place) {
    let mut desk = place.begun().await;
    let (kyrgyzstan, state) = (by(&desk, "KG"), PartyKey::new("KG"));
    assert_eq!(stands(&desk, "KG"), (true, false));
    let change = recorded(settle_gap(&mut desk, &kyrgyzstan, &provision(), &state, &reason()).await);
    assert_eq!(change, Change::GapSettled { provision: provision(), state: state.clone(), reason: reason() });
    assert_eq!((stands(&desk, "KG"), stands(&desk, "KZ")), ((false, true), (true, false)));
    let view = desk.view(Viewer::Public, DAY);
    let settled = view.settled(&provision(), &state).expect("it is settled");
    assert_eq!((settled.by.as_str(), settled.entry, settled.reason.show(Lang::EN)), ("KG", 2, "It has no such border."));
    recorded(reopen_gap(&mut desk, &kyrgyzstan, &provision(), &state).await);
    assert_eq!(stands(&desk, "KG"), (true, false));
    let again = reopen_gap(&mut desk, &kyrgyzstan, &provision(), &state).await;
    assert_eq!(refused(again), "gap-not-settled provision=jpoa/2022/I.4.1 state=KG");
    let secretariat = by(&desk, "secretariat");
    recorded(settle_gap(&mut desk, &secretariat, &provision(), &state, &reason()).await);
}

async fn a_gap_is_its_states(place: Place) {
    let mut desk = place.begun().await;
    let state = PartyKey::new("KG");
    for name in ["TJ", "unodc", "RU"] {
        let by = by(&desk, name);
        let settled = settle_gap(&mut desk, &by, &provision(), &state, &reason()).await;
        assert_eq!(refused(settled), "not-yours deed=settle-gap", "{name}");
        let reopened = reopen_gap(&mut desk, &by, &provision(), &state).await;
        assert_eq!(refused(reopened), "not-yours deed=reopen-gap", "{name}");
    }
    let kyrgyzstan = by(&desk, "KG");
    let wordless = settle_gap(&mut desk, &kyrgyzstan, &provision(), &state, &Texts::one(Lang::EN, "  ")).await;
    assert_eq!(refused(wordless), "reason-missing");
    assert_eq!(place.bodies().await.len(), 1);
}

async fn a_gap_is_a_cell_of_the_matrix(place: Place) {
    let mut desk = place.begun().await;
    let secretariat = by(&desk, "secretariat");
    for (number, state, expected) in [
        ("I.4.1", "RU", "not-a-state-of-the-plan state=RU"),
        ("I.4", "KG", "provision-unknown name=jpoa/2022/I.4 nearest=jpoa/2022/I.4.1"),
        ("VIII", "KG", "provision-unknown name=jpoa/2022/VIII nearest=jpoa/2022/X.1"),
    ] {
        let provision = ProvisionKey::new(format!("jpoa/2022/{number}"));
        let done = settle_gap(&mut desk, &secretariat, &provision, &PartyKey::new(state), &reason()).await;
        assert_eq!(refused(done), expected);
    }
    let elsewhere = ProvisionKey::new("jpoa/2033/I.4.1");
    let done = settle_gap(&mut desk, &secretariat, &elsewhere, &PartyKey::new("KG"), &reason()).await;
    assert_eq!(refused(done), "edition-unknown name=jpoa/2033 known=jpoa/2011, jpoa/2022, un-gcts/2006");
}
