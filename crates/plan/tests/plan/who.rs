//! Who stands among participants and should not, and which ministry a bare name means.

use crate::world::{initiative, public, state};
use plan::{Ministries, Participants, Role, Who, Written, is_person, leave_persons_out};

fn written(name: &str, code: Option<&str>) -> Who {
    Who::Written(Box::new(Written { name: name.into(), code: code.map(Into::into) }))
}

#[test]
fn a_person_is_told_from_an_organisation() {
    let persons = [
        "Venera Shagnazamovna Bagdalova",
        "HAKNAZAROV ABDUKARIM GULOVICH",
        "CHP IBRAIMJANOVA ZUMURAT MALIKOVNA",
        "PE Dadazhanov M. R.",
        "ИП Иванова А.",
        "Иванов Пётр Сергеевич",
        "Gulru Azamova",
        "KASPAROVA, GALINA",
        "Azamat Bakyt uulu",
    ];
    let organisations = [
        "",
        "UNODC",
        "Caritas Moldova",
        "Soneva Resorts",
        "Press Club Kiev",
        "Hotel Ivanova",
        "Фонд Сахарова",
        "Museum of Ivan Petrovich",
        "Kariev Studio",
        "IP Networks Group",
        "IE University",
        "PE International",
        "Tel Aviv",
        "Golos Svobody Foundation",
        "Rostov",
        "Azamat Bank",
        "Local Partner",
        "Union 2020 Ivanov",
    ];
    assert_eq!(persons.into_iter().filter(|name| !is_person(name)).collect::<Vec<_>>(), [""; 0]);
    assert_eq!(organisations.into_iter().filter(|name| is_person(name)).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn persons_are_left_out_and_whoever_has_a_code_stays() {
    let mut it = initiative("a", "running");
    let all = [(Role::Funder, written("Gulru Azamova", Some("X-1"))), (Role::Implementer, written("Gulru Azamova", None))];
    it.roles = Participants::collect(all.into_iter().chain([(Role::Implementer, written("UNODC", None))]));
    assert_eq!(leave_persons_out(&mut it), 1);
    insta::assert_snapshot!(serde_json::to_string(&it.roles).unwrap(), @r#"{"funder":[{"name":"Gulru Azamova","code":"X-1"}],"implementer":[{"name":"UNODC"}]}"#);
    assert_eq!(leave_persons_out(&mut it), 0);
}

const STATES: &str = r#"
    { "party": { "key": "KG", "kind": "state", "title": { "en": "Kyrgyzstan", "ru": "Кыргызская Республика" }, "aliases": ["Kyrgyz Republic"] } }
    { "party": { "key": "TJ", "kind": "state", "title": { "en": "Tajikistan", "ru": "Республика Таджикистан" } } }
    { "party": { "key": "kg-finance", "kind": "body", "title": { "en": "Ministry of Finance of Kyrgyzstan", "ru": "Министерство финансов Кыргызской Республики" }, "parent": "KG" } }
    { "party": { "key": "kg-health", "kind": "body", "title": "Ministry of Health of the Kyrgyz Republic", "parent": "KG" } }
    { "party": { "key": "kg-trade", "kind": "body", "title": "Ministry of Economy and Trade of Kyrgyzstan", "parent": "KG" } }
    { "party": { "key": "kg-one", "kind": "body", "title": "Ministry of Youth of Kyrgyzstan", "parent": "KG" } }
    { "party": { "key": "kg-two", "kind": "body", "title": "Ministry of Sport of Kyrgyzstan", "aliases": ["Ministry of Youth of the Kyrgyz Republic"], "parent": "KG" } }
    { "party": { "key": "tj-finance", "kind": "body", "title": "Ministry of Finance of the Republic of Tajikistan", "parent": "TJ" } }
"#;

#[test]
fn a_bare_ministry_is_that_of_the_one_state() {
    let state = state(STATES);
    let view = public(&state);
    let ministries = Ministries::of(view.parties());
    let settled = |name: &str, role: Role, phrase: &str| {
        let mut it = initiative("a", phrase);
        it.roles = Participants::collect([(role, written(name, None))]);
        ministries.settle(&mut it);
        let who = it.roles.in_role(role).next().unwrap();
        who.party().map_or_else(|| "–".to_owned(), |party| party.to_string())
    };
    let told = [
        ("Ministry of Finance", Role::Implementer, "running, in KG"),
        ("MINISTRY OF FINANCE", Role::Lead, "running, in TJ"),
        ("The Ministry of Health", Role::Partner, "running, in KG"),
        ("Министерство финансов", Role::Implementer, "running, in KG"),
        ("Ministry of Finance", Role::Implementer, "running, in KG TJ"),
        ("Ministry of Finance", Role::Implementer, "running"),
        ("Ministry of Finance", Role::Funder, "running, in KG"),
        ("Ministry of Health", Role::Implementer, "running, in TJ"),
        ("Ministry of Economy", Role::Implementer, "running, in KG"),
        ("Ministry of Youth", Role::Implementer, "running, in KG"),
        ("Ministry", Role::Implementer, "running, in KG"),
        ("Finance", Role::Implementer, "running, in KG"),
    ]
    .map(|(name, role, phrase)| format!("{name}, {role:?}, {phrase}: {}", settled(name, role, phrase)));
    insta::assert_snapshot!(told.join("\n"), @r#"
    Ministry of Finance, Implementer, running, in KG: kg-finance
    MINISTRY OF FINANCE, Lead, running, in TJ: tj-finance
    The Ministry of Health, Partner, running, in KG: kg-health
    Министерство финансов, Implementer, running, in KG: kg-finance
    Ministry of Finance, Implementer, running, in KG TJ: –
    Ministry of Finance, Implementer, running: –
    Ministry of Finance, Funder, running, in KG: –
    Ministry of Health, Implementer, running, in TJ: –
    Ministry of Economy, Implementer, running, in KG: –
    Ministry of Youth, Implementer, running, in KG: –
    Ministry, Implementer, running, in KG: –
    Finance, Implementer, running, in KG: –
    "#);
}
