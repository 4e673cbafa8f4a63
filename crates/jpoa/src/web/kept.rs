//! What pages are told from, worked out once: a stock-take, who is at work where, what a filter lets through, what is near. Each is kept for one entry
//! of the journal, one day and one viewer, so a new entry asks for everything anew, and nobody is told what another may see.
//! Not for pages: what everybody is shown is kept ready as it was sent (`ready`).

use super::matrix::{Counted, Grid};
use super::offers::Offers;
use overlap::Told;
use plan::{Active, Chosen, Date, PartyKey, StockTake, View};
use quick_cache::sync::{Cache, DefaultLifecycle};
use quick_cache::{DefaultHashBuilder, OptionsBuilder, Weighter};
use std::convert::Infallible;
use std::sync::Arc;

/// How much of one kind is kept, in bytes.
const ROOM: u64 = 32 << 20;

/// How many things of usual size that is.
const THINGS: usize = 512;

/// Something that can be kept: it borrows nothing of the register.
pub(crate) trait Keep: Send + Sync {
    /// About how many bytes it takes.
    fn size(&self) -> usize;
}

/// Everything that is kept, by kind.
#[derive(Default)]
pub(crate) struct Figures {
    pub(crate) takes: Kept<StockTake>,
    pub(crate) matrices: Kept<Counted>,
    pub(crate) grids: Kept<Grid>,
    pub(crate) lists: Kept<Chosen>,
    pub(crate) active: Kept<Active>,
    pub(crate) neighbours: Kept<Told>,
    pub(crate) offers: Kept<Offers>,
}

/// Things of one kind, by what they were worked out from.
pub(crate) struct Kept<T>(Cache<Key, Arc<T>, Weight>);

/// From where something is worked out: a view, and the newest entry that is told throughout. What searches follows the journal a moment
/// behind what is read, and an entry that somebody was broken off in may stand in the view with half of its records.
#[derive(Clone, Copy)]
pub(crate) struct Standpoint<'a> {
    pub(crate) view: &'a View<'a>,
    pub(crate) newest: u64,
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    entry: u64,
    newest: u64,
    day: Date,
    viewer: (&'static str, Option<PartyKey>),
    what: String,
}

#[derive(Clone)]
struct Weight;

impl<T: Keep> Weighter<Key, Arc<T>> for Weight {
    fn weight(&self, key: &Key, thing: &Arc<T>) -> u64 {
        (thing.size() + key.what.len() + 256) as u64
    }
}

impl<T: Keep> Default for Kept<T> {
    fn default() -> Self {
        // In one piece: a stock-take of a large register would find no room in a part of it.
        let options = OptionsBuilder::new().estimated_items_capacity(THINGS).weight_capacity(ROOM).shards(1).build();
        let options = options.expect("both numbers are given");
        Self(Cache::with_options(options, Weight, DefaultHashBuilder::default(), DefaultLifecycle::default()))
    }
}

impl<T: Keep> Kept<T> {
    /// What was worked out from here under a name, or works it out. Several who ask for the same at once wait for one of them.
    pub(crate) fn of<E>(
        &self,
        Standpoint { view, newest }: Standpoint<'_>,
        what: impl Into<String>,
        make: impl FnOnce() -> Result<T, E>,
    ) -> Result<Arc<T>, E> {
        let viewer = (view.viewer().kind(), view.viewer().party().cloned());
        let key = Key { entry: view.stamp().entry, newest, day: view.as_at(), viewer, what: what.into() };
        self.0.get_or_insert_with(&key, || make().map(Arc::new))
    }

    /// The same for what can always be worked out.
    pub(crate) fn made(&self, from: Standpoint<'_>, what: impl Into<String>, make: impl FnOnce() -> T) -> Arc<T> {
        let Ok(made) = self.of::<Infallible>(from, what, || Ok(make()));
        made
    }
}

impl Keep for StockTake {
    fn size(&self) -> usize {
        self.coverage.size() + self.unaligned.size()
    }
}

impl Keep for Chosen {
    fn size(&self) -> usize {
        Self::size(self)
    }
}

impl Keep for Active {
    fn size(&self) -> usize {
        Self::size(self)
    }
}

impl Keep for Told {
    fn size(&self) -> usize {
        // A pair bears a sentence for each of its factors, in two languages.
        self.pairs.len() * 4096
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan::{State, Viewer};

    #[test]
    fn another_day_viewer_or_entry_is_another_question() {
        let (state, kept) = (State::default(), Kept::<Chosen>::default());
        let (today, later) = (Date::constant(2026, 12, 1), Date::constant(2026, 12, 2));
        let ask_at = |newest, viewer, day, what| {
            let view = View::new(&state, viewer, day);
            kept.made(Standpoint { view: &view, newest }, what, Chosen::default)
        };
        let ask = |viewer, day, what| ask_at(7, viewer, day, what);
        let member = || Viewer::Member(PartyKey::new("KG"));
        let first = ask(member(), today, "all");
        assert!(Arc::ptr_eq(&first, &ask(member(), today, "all")));
        for other in [
            ask(member(), later, "all"),
            ask(member(), today, "some"),
            ask(Viewer::Public, today, "all"),
            ask(Viewer::Member(PartyKey::new("TJ")), today, "all"),
            ask(Viewer::Party(PartyKey::new("KG")), today, "all"),
            ask_at(8, member(), today, "all"),
        ] {
            assert!(!Arc::ptr_eq(&first, &other));
        }
        let view = View::new(&state, Viewer::Public, today);
        let from = Standpoint { view: &view, newest: 7 };
        let broken: Result<Arc<Chosen>, &str> = kept.of(from, "broken", || Err("what could not be worked out"));
        assert!(broken.is_err());
        assert!(ask(Viewer::Public, today, "broken").is_empty(), "it is asked anew");
    }
}
