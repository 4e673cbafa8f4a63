//! Parties are entered by the secretariat, and names that files write are settled on them, all in one entry or none.

use crate::told::{by, import, recorded, refused, seen};
use desk::{new_party, record_party, settle_names};
use plan::{Lang, PartyKey, SettledName, Texts};
use testkit::{Place, stories};

stories! {
    a_party_is_entered_and_found_by_its_name,
    a_written_name_is_settled_on_a_party,
    names_and_parties_are_the_secretariats,
}

fn settled(name: &str, party: &str) -> SettledName {
    SettledName { name: name.into(), party: party.into() }
}

async fn a_party_is_entered_and_found_by_its_name(place: Place) {
    let mut desk = place.begun().await;
    let secretariat = by(&desk, "secretariat");
    let academy = |kind: &str, title: &str| new_party("border-academy", kind, Texts::one(Lang::EN, title));
    let kind = by_kind(&desk, "unodc");
    let unknown = record_party(&mut desk, &secretariat, &academy("guild", "Border Academy")).await;
    assert!(refused(unknown).starts_with("party-kind-unknown kind=guild known="));
    let nameless = record_party(&mut desk, &secretariat, &academy(&kind, " ")).await;
    assert_eq!(refused(nameless), "title-missing key=border-academy");
    recorded(record_party(&mut desk, &secretariat, &academy(&kind, "Border Academy")).await);
    let again = record_party(&mut desk, &secretariat, &academy(&kind, "Border Academy")).await;
    assert_eq!(refused(again), "nothing-to-record");
    import(&mut desk, "list.csv", "ID,Title,Lead,Countries\nP-1,Border posts,Border academy,KG\n").await.expect("a table");
    let posts = seen(&desk, "public", "P-1").expect("it is there");
    assert!(posts.roles.includes(&PartyKey::new("border-academy")), "{:?}", posts.roles);
}

/// The kind of a party.
fn by_kind(desk: &desk::Desk, party: &str) -> String {
    let view = desk.view(plan::Viewer::Public, crate::told::DAY);
    view.party(&PartyKey::new(party)).expect("a party").kind.as_str().to_owned()
}

async fn a_written_name_is_settled_on_a_party(place: Place) {
    let mut desk = place.begun().await;
    let secretariat = by(&desk, "secretariat");
    let table = "ID,Title,Lead,Countries\nP-1,Border posts,The Drugs Office,KG\n";
    import(&mut desk, "list.csv", table).await.expect("a table");
    let unodc = PartyKey::new("unodc");
    assert!(!seen(&desk, "public", "P-1").expect("it is there").roles.includes(&unodc));
    let one_wrong = [settled("The Drugs Office", "unodc"), settled("Somebody", "unodcc")];
    assert_eq!(refused(settle_names(&mut desk, &secretariat, &one_wrong).await), "party-misspelt name=unodcc nearest=unodc");
    assert!(!seen(&desk, "public", "P-1").expect("it is there").roles.includes(&unodc), "all or none");
    recorded(settle_names(&mut desk, &secretariat, &one_wrong[..1]).await);
    assert!(seen(&desk, "public", "P-1").expect("it is there").roles.includes(&unodc));
    // Whoever takes part now may do what participants do.
    let office = by(&desk, "unodc");
    recorded(desk::confirm_initiative(&mut desk, &office, "P-1").await);
    assert_eq!(refused(settle_names(&mut desk, &secretariat, &[]).await), "nothing-to-record");
    // The same file now means what was settled, and says nothing new.
    let again = import(&mut desk, "list.csv", table).await.expect("a table");
    assert_eq!((again.entry, again.counts.unchanged), (None, 1), "{:?}", again.counts);
}

async fn names_and_parties_are_the_secretariats(place: Place) {
    let mut desk = place.begun().await;
    for name in ["KG", "unodc", "RU", "public"] {
        let by = by(&desk, name);
        let party = new_party("x", "state", Texts::one(Lang::EN, "X"));
        assert_eq!(refused(record_party(&mut desk, &by, &party).await), "not-yours deed=record-party", "{name}");
        let done = settle_names(&mut desk, &by, &[settled("The Drugs Office", "unodc")]).await;
        assert_eq!(refused(done), "not-yours deed=settle-names", "{name}");
    }
}
