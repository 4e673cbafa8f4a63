//! What a view hands out and to whom: initiatives by reference, viewers by name, drafts, everything at once.

use crate::world::{PLAN, TODAY, public, state};
use plan::{Edition, InitiativeKey, Lang, PartyKey, Record, State, View, Viewer, canon};

fn find(state: &State, viewer: Viewer, written: &str) -> Result<String, Vec<String>> {
    let view = View::new(state, viewer, TODAY);
    let found = view.find_initiative(written).map(|found| found.key.to_string());
    found.map_err(|not_found| not_found.candidates.iter().map(ToString::to_string).collect())
}

fn register() -> State {
    state(
        r#"
        CA-062: running
        Twin-1: running
        secret-1: for members
        { "initiative": { "key": "iati:XM-DAC-41128-1", "title": "x" } }
        { "initiative": { "key": "iati:twin-1", "title": "x" } }
        { "initiative": { "key": "iati:SECRET-1", "title": "x" } }
        { "initiative": { "key": "ru:Ж-7", "title": "x" } }
    "#,
    )
}

#[test]
fn an_initiative_is_found_by_address_and_by_reference_in_any_case() {
    let state = register();
    let called = |written: &str| find(&state, Viewer::Public, written);
    for written in ["r:CA-062", "CA-062", "ca-062", "Ca-062", "R:ca-062"] {
        assert_eq!(called(written), Ok("r:CA-062".to_owned()), "{written}");
    }
    assert_eq!(called("xm-dac-41128-1"), Ok("iati:XM-DAC-41128-1".to_owned()));
    assert_eq!(called("Ж-7"), Ok("ru:Ж-7".to_owned()));
    for written in ["", "CA-06", "r:", "CA-0622", "62"] {
        assert_eq!(called(written), Err(vec![]), "{written}");
    }
}

#[test]
fn a_reference_that_several_bear_is_answered_with_all_that_the_viewer_may_see() {
    let state = register();
    assert_eq!(find(&state, Viewer::Public, "TWIN-1"), Err(vec!["r:Twin-1".to_owned(), "iati:twin-1".to_owned()]));
    assert_eq!(find(&state, Viewer::Public, "iati:twin-1"), Ok("iati:twin-1".to_owned()));
    assert_eq!(find(&state, Viewer::Public, "secret-1"), Ok("iati:SECRET-1".to_owned()));
    assert_eq!(find(&state, Viewer::Public, "r:secret-1"), Err(vec![]));
    let both = Err(vec!["r:secret-1".to_owned(), "iati:SECRET-1".to_owned()]);
    assert_eq!(find(&state, Viewer::Member("KG".into()), "SECRET-1"), both);
}

#[test]
fn what_is_withheld_is_not_there() {
    let state = register();
    let (view, secret) = (public(&state), InitiativeKey::new("r:secret-1"));
    assert!(view.initiative(&secret).is_none());
    assert_eq!(view.touched(&secret), None);
    assert_eq!(View::new(&state, Viewer::Member("KG".into()), TODAY).touched(&secret), Some(0));
    let keys: Vec<&str> = view.initiatives().map(|initiative| initiative.get().key.as_str()).collect();
    let in_order = ["iati:SECRET-1", "iati:XM-DAC-41128-1", "iati:twin-1", "r:CA-062", "r:Twin-1", "ru:Ж-7"];
    assert_eq!(keys, in_order);
    assert_eq!(view.register_size(), 7);
}

const PARTIES: &str = r#"
    { "party": { "key": "KG", "kind": "state", "title": { "en": "Kyrgyzstan", "ru": "Кыргызстан" } } }
    { "party": { "key": "UZ", "kind": "state", "title": "Uzbekistan" } }
    { "party": { "key": "IR", "kind": "state", "title": "Iran" } }
    { "party": { "key": "unodc", "kind": "un", "title": "Office on Drugs and Crime", "short": { "en": "UNODC", "ru": "УНП ООН" } } }
    { "party": { "key": "secretariat", "kind": "un", "title": "Secretariat", "short": "SEC" } }
"#;

fn viewer(positions: &str, name: &str) -> String {
    let state = state(&format!("{PLAN}\n{PARTIES}\n{positions}"));
    View::viewer_named(&state, name).map_or_else(|| "nobody".to_owned(), |viewer| format!("{viewer:?}"))
}

#[test]
fn a_viewer_is_who_the_positions_on_the_plan_make_it() {
    let positions = "
        position KG jpoa/2022 adopted 2022-03
        position IR jpoa/2022 observer 2022-03
        position unodc jpoa/2022 supports 2022-03
        position UZ jpoa/2011 adopted 2011-11-30
    ";
    let told = |name: &str| viewer(positions, name);
    assert_eq!(told("public"), "Public");
    assert_eq!(told("KG"), "Member(KG)");
    assert_eq!(told("kg"), "Member(KG)");
    assert_eq!(told("IR"), "Observer(IR)");
    assert_eq!(told("UNODC"), "Observer(unodc)");
    assert_eq!(told("УНП ООН"), "Observer(unodc)");
    assert_eq!(told("UZ"), "Party(UZ)", "a position on another edition is none on the plan");
    assert_eq!(told("secretariat"), "Secretariat(secretariat)");
    assert_eq!(told("sec"), "Secretariat(secretariat)");
    assert_eq!(told("Kyrgyzstan"), "nobody", "titles are for reading");
    assert_eq!(told(""), "nobody");
    assert_eq!(told("undp"), "nobody");
}

#[test]
fn a_later_position_replaces_an_earlier_one_whatever_the_order_of_the_records() {
    let positions = "
        position KG jpoa/2022 adopted 2024-05
        position KG jpoa/2022 observer 2022-03
        position UZ jpoa/2022 adopted 2022-03
        position UZ jpoa/2022 withdrawn 2025
        position IR jpoa/2022 observer 2022-03
        position IR jpoa/2022 supports 2022-03
    ";
    assert_eq!(viewer(positions, "KG"), "Member(KG)");
    assert_eq!(viewer(positions, "UZ"), "Party(UZ)");
    assert_eq!(viewer(positions, "IR"), "Observer(IR)");
    let state = state(positions);
    assert_eq!(public(&state).positions(&"jpoa/2022".into()).count(), 5, "of one party on one day the last stays");
}

#[test]
fn before_a_plan_is_loaded_only_the_public_and_the_secretariat_are_known() {
    let state = state(PARTIES);
    let told = |name: &str| View::viewer_named(&state, name).map(|viewer| viewer.kind());
    assert_eq!([told("public"), told("secretariat"), told("KG")], [Some("public"), Some("secretariat"), None]);
}

#[test]
fn drafts_are_read_by_members_observers_and_the_secretariat() {
    let state = state(
        "
        region jpoa/2022 KG
        edition jpoa/2022 adopted I I.1
        edition jpoa/2030 draft I I.1
        edition jpoa/2029 frozen I I.1
    ",
    );
    let draft = "jpoa/2030".into();
    let sees = |viewer: Viewer| {
        let view = View::new(&state, viewer, TODAY);
        let listed = view.editions().any(|edition| edition.key == draft);
        let read = view.edition(&draft).is_some();
        let clause = view.provision(&draft.provision("I.1")).is_some();
        let mut handed_out = false;
        view.each_record(|record| {
            handed_out |= match &record {
                Record::Edition(Edition { key, .. }) => *key == draft,
                Record::Provision(provision) => provision.key.edition() == draft,
                _ => false,
            };
        });
        assert!(view.edition(&"jpoa/2029".into()).is_some(), "what is frozen is read by everybody");
        assert_eq!([read, clause, handed_out], [listed; 3]);
        listed
    };
    assert!(!sees(Viewer::Public));
    assert!(!sees(Viewer::Party("unodc".into())));
    assert!(sees(Viewer::Observer("IR".into())));
    assert!(sees(Viewer::Member("KG".into())));
    assert!(sees(Viewer::Secretariat("secretariat".into())));
}

#[test]
fn every_record_is_handed_out_in_one_order_whatever_order_it_came_in() {
    let text = format!("{PLAN}\n{PARTIES}\na: core I.1, in KG\nb: core I.2, in UZ\nc: held KG\n");
    let bytes = |text: &str| {
        let state = state(text);
        let mut bytes = Vec::new();
        View::new(&state, Viewer::Secretariat("secretariat".into()), TODAY)
            .each_record(|record| canon::write_record(&record, &mut bytes));
        String::from_utf8(bytes).unwrap()
    };
    let backwards: Vec<&str> = text.lines().filter(|line| line.contains("party") || line.contains(": ")).rev().collect();
    let others: Vec<&str> = text.lines().filter(|line| !(line.contains("party") || line.contains(": "))).collect();
    let turned = format!("{}\n{}", backwards.join("\n"), others.join("\n"));
    assert_ne!(text, turned);
    assert_eq!(bytes(&text), bytes(&turned));
    assert!(bytes(&text).contains("\"r:c\""));
}

#[test]
fn parties_and_addresses_say_what_they_are() {
    let (view, kg) = (state(PARTIES), PartyKey::new("KG"));
    let (view, unknown) = (public(&view), PartyKey::new("nobody"));
    assert_eq!((view.party_label(&kg, Lang::RU), view.party_label(&unknown, Lang::RU)), ("Кыргызстан", "nobody"));
    let provision = plan::ProvisionKey::new("jpoa/2011/II.3.1");
    assert_eq!((provision.edition().as_str(), provision.number()), ("jpoa/2011", "II.3.1"));
    assert_eq!((provision.edition().framework().as_str(), provision.edition().label()), ("jpoa", "2011"));
    assert_eq!(provision.edition().provision("II.3.1"), provision);
    assert_eq!(InitiativeKey::within("iati", "a:b").reference(), "a:b");
    assert_eq!((plan::ProvisionKey::new("x").number(), plan::ProvisionKey::new("x").edition().as_str()), ("x", ""));
}
