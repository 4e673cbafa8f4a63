//! Nothing a viewer may not see stands in any byte of any file, whatever the register and whoever looks.

use super::{bundle, shipped, state, viewers};
use exchange::office::{self, Frame, Ground, Kind, Mark};
use plan::{
    Claim, Initiative, InitiativeKey, Lang, Participants, PartyKey, Place, Record, Role, Source, State, Texts, View, Viewer,
    Visibility, Who,
};
use std::io::Read;
use testkit::Chance;

/// A word that stands nowhere else.
fn marker(number: usize) -> String {
    format!("zqx{number:04}wvk")
}

/// A register in which every initiative has its word in all that can be written, and some may not be seen by some.
pub(crate) fn register(seed: u64, count: usize) -> Vec<Initiative> {
    let mut chance = Chance::new(seed);
    let made = testkit::register(count, seed, &testkit::Ground::central_asia());
    let mut initiatives: Vec<Initiative> = made.iter().filter_map(|record| record.initiative().cloned()).collect();
    let word_of = |at: usize| InitiativeKey::within("made-up", &marker(at));
    for (at, initiative) in initiatives.iter_mut().enumerate() {
        let word = marker(at);
        initiative.key = word_of(at);
        initiative.title =
            Texts::collect([(Lang::EN, format!("Title {word}").into()), (Lang::RU, format!("Название {word}").into())]);
        initiative.description = Texts::one(Lang::EN, &format!("Text {word}"));
        let own = (Role::Partner, Who::written(&format!("Partner {word}")));
        initiative.roles = Participants::collect(initiative.roles.iter().map(|(role, who)| (role, who.clone())).chain([own]));
        let area = Place { state: "KG".into(), area: Some(format!("Area {word}").into()) };
        initiative.places = initiative.places.iter().cloned().chain(chance.percent(50).then_some(area)).collect();
        initiative.sectors = Box::new([format!("sector-{word}").into()]);
        initiative.sources = Box::new([Source { address: format!("https://example.org/{word}").into(), on: None }]);
        initiative.claims = Box::new([Claim { field: "title".into(), value: word.as_str().into(), source: word.into() }]);
        initiative.parent = chance.percent(40).then(|| word_of(chance.below(count)));
        initiative.follows = chance.percent(20).then(|| word_of(chance.below(count)));
        initiative.visibility = match chance.below(6) {
            0 => Visibility::Members,
            1 => Visibility::Secretariat,
            2 => Visibility::Named(Box::new(["unodc".into(), "TJ".into()])),
            _ => Visibility::Public,
        };
        if chance.percent(20) {
            initiative.held_by = Box::new([(*chance.one_of(&["KG", "UZ"])).into()]);
        }
    }
    initiatives
}

/// The words in a file: as they stand, or out of what a workbook packs.
fn words(name: &str, bytes: &[u8]) -> Vec<u8> {
    if !name.ends_with(".xlsx") && !name.ends_with(".docx") {
        return bytes.to_vec();
    }
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a workbook is an archive");
    let mut all = Vec::new();
    for at in 0..archive.len() {
        archive.by_index(at).expect("a part of it").read_to_end(&mut all).expect("it is whole");
    }
    all
}

/// The numbers of the words that stand in some bytes.
pub(crate) fn found(bytes: &[u8]) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for at in bytes.windows(10).enumerate().filter(|(_, ten)| ten.starts_with(b"zqx") && ten.ends_with(b"wvk")) {
        let number = std::str::from_utf8(&at.1[3..7]).ok().and_then(|digits| digits.parse::<usize>().ok());
        found.extend(number);
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn holds(state: &State, initiatives: &[Initiative], viewer: &Viewer, seed: u64) -> usize {
    let view = View::new(state, viewer.clone(), super::DAY);
    let sees = |number: &usize| view.initiative(&initiatives[*number].key).is_some();
    let hidden = initiatives.iter().filter(|initiative| !viewer.may_see(initiative)).count();
    for (name, bytes) in bundle(state, viewer) {
        let found = found(&words(&name, &bytes));
        let leaked: Vec<&usize> = found.iter().filter(|number| !sees(number)).collect();
        assert!(leaked.is_empty(), "seed {seed}, {}: {name} holds {leaked:?}", viewer.kind());
        // A search that finds nothing anywhere would prove nothing.
        let all = ["records.jsonl", "initiatives.csv", "initiatives.xlsx", "hxl/3w.csv", "hxl/3w.xlsx", "register.sqlite"];
        let tables =
            ["tables/initiative.csv", "parquet/initiative.parquet", "parquet/initiative_text.parquet", "tables/contribution.csv"];
        if all.contains(&name.as_str()) || tables[..3].contains(&name.as_str()) {
            assert_eq!(found.len(), initiatives.len() - hidden, "seed {seed}, {}: {name} holds all that is seen", viewer.kind());
        }
        if name.starts_with("iati/activities") || name == "feeds/state-KG.en.atom" || name == "calendar.en.ics" {
            assert!(!found.is_empty(), "seed {seed}, {}: {name} holds something", viewer.kind());
        }
    }
    for (name, bytes) in for_offices(&view, viewer) {
        let found = found(&words(name, &bytes));
        assert!(found.iter().all(&sees), "seed {seed}, {}: {name} holds {found:?}", viewer.kind());
        if name == "matrix.docx" {
            assert_eq!(found.len(), initiatives.len() - hidden, "seed {seed}, {}: {name} holds all that is seen", viewer.kind());
        }
    }
    hidden
}

/// The files that go out to offices: the matrix, and the workbook of the viewer.
fn for_offices(view: &View<'_>, viewer: &Viewer) -> Vec<(&'static str, Vec<u8>)> {
    let tongues = crate::bundle::Tongues::new();
    let say = |term: exchange::Term<'_>, lang: Lang| tongues.say(term, lang);
    let edition = view.region().expect("a plan").plan.clone();
    let ground = Ground::new(view, &edition, Lang::EN, &say);
    let frame = |kind, party: Option<&PartyKey>| Frame {
        title: String::new(),
        running: String::new(),
        subtitle: String::new(),
        lead: String::new(),
        mark: Mark {
            kind,
            entry: 1,
            head: String::new(),
            edition: edition.clone(),
            lang: Lang::EN,
            as_at: view.as_at(),
            party: party.cloned(),
        },
    };
    let matrix = office::matrix(&ground, &frame(Kind::Matrix, None)).expect("the edition can be read");
    let book = viewer.party().map(|party| {
        let book = office::workbook(&ground, &frame(Kind::Workbook, Some(party)), party);
        ("workbook.xlsx", book.expect("there is room for it"))
    });
    [("matrix.docx", matrix)].into_iter().chain(book).collect()
}

#[test]
fn no_file_holds_what_its_viewer_may_not_see() {
    for seed in 0..6 {
        let initiatives = register(seed, 30);
        let frame = shipped().into_iter().filter(|record| record.initiative().is_none());
        let state = state(frame.chain(initiatives.iter().map(|one| Record::Initiative(Box::new(one.clone())))));
        let hidden: Vec<usize> = viewers().iter().map(|viewer| holds(&state, &initiatives, viewer, seed)).collect();
        assert!(hidden[..4].iter().all(|hidden| *hidden > 0), "there is something to hide: {hidden:?}");
        assert_eq!(hidden[4], 0, "the secretariat sees everything");
    }
}
