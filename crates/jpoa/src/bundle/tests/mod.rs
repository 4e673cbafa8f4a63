//! The files of a bundle, made from registers in memory: what they say, what they keep to, and what they keep to themselves.

mod back;
mod forms;
pub(crate) mod seen;

use super::{Ground, Tongues};
use exchange::Publication;
use plan::{Date, Lang, Record, State, View, Viewer};

/// The day on which the files speak.
const DAY: Date = Date::constant(2026, 11, 24);

/// The plan that ships, without the places where its initiatives were read.
fn shipped() -> Vec<Record> {
    testkit::plan_folder("central-asia").into_records()
}

/// A state that holds these records.
fn state(records: impl IntoIterator<Item = Record>) -> State {
    let mut state = State::new();
    state.extend(records.into_iter().collect());
    state
}

/// Hands a ground over that stands on this state.
fn on<T>(state: &State, viewer: &Viewer, site: Option<&str>, work: impl FnOnce(&Ground<'_>) -> T) -> T {
    let view = View::new(state, viewer.clone(), DAY);
    let tongues = Tongues::new();
    let say = |term: exchange::Term<'_>, lang: Lang| tongues.say(term, lang);
    let publication = Publication { view: &view, say: &say, site };
    work(&Ground { publication, tongues: &tongues, entries: &[], shipped: false })
}

/// Every file by its name, those that describe others included.
fn bundle(state: &State, viewer: &Viewer) -> Vec<(String, Vec<u8>)> {
    on(state, viewer, None, |ground| {
        let mut all = Vec::new();
        let made = super::all(
            ground,
            |_| true,
            |made, bytes| {
                all.push((made.name.clone(), bytes));
                Ok::<(), super::Unmade>(())
            },
        );
        assert!(made.is_ok(), "{:?}", made.err());
        all
    })
}

/// Those who look: one of each kind.
fn viewers() -> [Viewer; 5] {
    let party = |key: &str| key.into();
    [
        Viewer::Public,
        Viewer::Observer(party("RU")),
        Viewer::Member(party("KG")),
        Viewer::Party(party("unodc")),
        Viewer::Secretariat(party("unrcca")),
    ]
}
