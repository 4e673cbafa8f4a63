//! What a viewer may not see is not there for deeds either: no refusal may tell that something is hidden.

use crate::told::{by, import, recorded, refused};
use desk::{
    Desk, confirm_initiative, hold_initiative, release_initiative, set_status, set_visibility, state_contribution,
    withdraw_contribution,
};
use plan::{PartyKey, ProvisionKey, Status, Strength, Visibility};
use testkit::{Place, stories};

stories! {
    a_hidden_initiative_is_not_there_for_any_deed,
    a_hidden_namesake_does_not_make_a_name_ambiguous,
}

/// How each deed on an initiative is refused.
async fn refusals(desk: &mut Desk, name: &str, written: &str) -> Vec<String> {
    let (by, state, provision) = (by(desk, name), PartyKey::new("KG"), ProvisionKey::new("jpoa/2022/I.3.1"));
    vec![
        refused(confirm_initiative(desk, &by, written).await),
        refused(set_status(desk, &by, written, Status::Completed, None, None).await),
        refused(state_contribution(desk, &by, written, &provision, Strength::Core).await),
        refused(withdraw_contribution(desk, &by, written, &provision).await),
        refused(set_visibility(desk, &by, written, Visibility::Public).await),
        refused(hold_initiative(desk, &by, written, &state).await),
        refused(release_initiative(desk, &by, written, &state).await),
    ]
}

async fn a_hidden_initiative_is_not_there_for_any_deed(place: Place) {
    let mut desk = place.begun().await;
    let (tajikistan, state) = (by(&desk, "TJ"), PartyKey::new("TJ"));
    recorded(hold_initiative(&mut desk, &tajikistan, "CA-104", &state).await);
    for name in ["KG", "unodc", "RU"] {
        for written in ["CA-104", "central-asia:CA-104"] {
            let hidden = refusals(&mut desk, name, written).await;
            // The very words for something that never was.
            let never = refusals(&mut desk, name, "CA-999").await;
            let never: Vec<String> = never.iter().map(|refusal| refusal.replace("CA-999", written)).collect();
            assert_eq!(hidden, never, "{name}");
        }
    }
    let secretariat = by(&desk, "secretariat");
    recorded(set_visibility(&mut desk, &secretariat, "CA-102", Visibility::Secretariat).await);
    let uzbekistan = by(&desk, "UZ");
    let done = hold_initiative(&mut desk, &uzbekistan, "CA-102", &PartyKey::new("UZ")).await;
    assert_eq!(refused(done), "initiative-unknown name=CA-102 candidates=");
}

async fn a_hidden_namesake_does_not_make_a_name_ambiguous(place: Place) {
    let mut desk = place.begun().await;
    import(&mut desk, "list.csv", "ID,Title,Lead,Countries\nCA-104,The same reference,UNODC,KG\n").await.expect("a table");
    let (tajikistan, state) = (by(&desk, "TJ"), PartyKey::new("TJ"));
    recorded(hold_initiative(&mut desk, &tajikistan, "central-asia:CA-104", &state).await);
    let lead = by(&desk, "unodc");
    let entry = confirm_initiative(&mut desk, &lead, "CA-104").await.expect("only one is seen");
    assert_eq!(entry.change, plan::Change::InitiativeConfirmed { initiative: "list:CA-104".into() });
}
