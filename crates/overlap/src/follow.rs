//! What a server holds in memory: an index over all initiatives, brought up to date by what entries touched, and answering each
//! viewer with what that viewer may see. Neighbours that may not be seen are counted and not named.
//! Not for: the comparing itself (see `index`), or locking; whoever holds it lends it out.

use crate::index::{Index, TOGETHER};
use crate::judge::Judged;
use crate::known::Known;
use crate::model::Model;
use crate::pair::{Kind, Pair};
use crate::profile::Profile;
use crate::seek::{Hit, Search};
use crate::wording::as_written;
use plan::{InitiativeKey, PartyKey, Released, Texts, View};
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

#[cfg(test)]
mod tests;

/// From this likelihood on a neighbour of a proposal is worth showing. A proposal says less than an entry, so that less speaks for
/// its neighbours than would be asked of two entries.
pub const PROPOSAL: f64 = 0.15;

/// How many neighbours are shown beside a proposal; more are not read.
pub const SHOWN: usize = 5;

/// How many that are spelt like the title of a half typed proposal are looked at.
const SPELT_LIKE: usize = 10;

/// What had to be worked out is kept where it was at least such a part of the register.
const HARDLY: usize = 50;

/// The model is learnt anew where more than this part of the register changed at once, as by a load.
const LEARNT_ANEW: usize = 20;

/// An index that follows the journal.
#[derive(Debug)]
pub struct Following {
    index: Index,
    search: Search,
    /// What people have settled, as far as it still stands.
    settled: Settled,
    /// What the register is called, which no title says anything by.
    called: Texts,
    /// The entry it stands at.
    at: u64,
    /// How many titles had to be worked out when all was taken in.
    worked_out: usize,
}

/// What a viewer is told.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Told {
    /// Pairs of which the viewer may see both, likeliest first.
    pub pairs: Vec<Pair>,
    /// How many more there are of which the viewer may see one alone, or none.
    pub restricted: usize,
}

/// The pairs of a whole register that wait for somebody to settle them.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Docket {
    /// The open ones.
    pub told: Told,
    /// How many were left out because somebody settled them, and neither initiative has changed since.
    pub settled: usize,
}

impl Following {
    /// Takes in everything a view shows, which must be one that everything may be seen by, and learns from it.
    pub fn of(whole: &View<'_>) -> Self {
        Self::knowing(&Known::default(), whole)
    }

    /// The same, sooner: what titles mean is known from before, as far as they are the same titles.
    pub fn knowing(known: &Known, whole: &View<'_>) -> Self {
        let mut new = Self::new(Index::new(Model::shipped()), whole);
        new.take_in(known, whole);
        new.learn();
        new
    }

    /// What titles mean, to be known the next time; nothing where that would save hardly anything.
    pub fn worth_knowing(&self) -> Option<Known> {
        (self.worked_out > 0 && self.worked_out * HARDLY >= self.index.len()).then(|| self.index.known())
    }

    /// The same without meanings, as a program without an encoder follows.
    #[cfg(test)]
    fn without_encoder(whole: &View<'_>) -> Self {
        let mut new = Self::new(Index::without_encoder(Model::shipped()), whole);
        new.take_in(&Known::default(), whole);
        new
    }

    fn new(index: Index, whole: &View<'_>) -> Self {
        let (settled, called, at) = (settled(whole), called(whole), whole.stamp().entry);
        Self { index, search: Search::default(), settled, called, at, worked_out: 0 }
    }

    /// Takes in everything there is, many at a time, since titles are then encoded on all cores.
    fn take_in(&mut self, known: &Known, whole: &View<'_>) {
        let mut all = whole.visible().map(|initiative| Profile::of(&whole.as_seen(initiative), whole)).peekable();
        while all.peek().is_some() {
            let profiles: Vec<Profile> = all.by_ref().take(TOGETHER).collect();
            let (meanings, worked_out) = self.index.meanings_beside(&profiles, known);
            self.index.put_all_meaning(&profiles, meanings);
            self.put_to_search(&profiles);
            self.worked_out += worked_out;
        }
    }

    fn put(&mut self, profiles: &[Profile]) {
        match profiles {
            [one] => self.index.put(one),
            many => self.index.put_all(many),
        }
        self.put_to_search(profiles);
    }

    /// What titles mean the index knows by now.
    fn put_to_search(&mut self, profiles: &[Profile]) {
        profiles.iter().for_each(|profile| self.search.put_meaning(profile, self.index.points_of(&profile.key)));
    }

    /// Takes in what entries touched since, from a view that everything may be seen by; tells how many initiatives that were.
    /// Weights stay as they are, unless much changed at once or somebody settled a pair.
    pub fn follow(&mut self, whole: &View<'_>) -> usize {
        let stamp = whole.stamp().entry;
        if stamp == self.at {
            return 0;
        }
        if stamp < self.at {
            *self = Self::of(whole);
            return self.index.len();
        }
        let touched = whole.touched_since(self.at);
        let mut concerned = touched.initiatives;
        concerned.extend(bearing(whole, &touched.parties));
        let called = called(whole);
        if self.called != called {
            // Every profile says what the register is called.
            self.called = called;
            concerned.extend(whole.visible().map(|initiative| initiative.key.clone()));
        }
        concerned.sort_unstable();
        concerned.dedup();
        let mut profiles = Vec::with_capacity(concerned.len());
        for key in &concerned {
            match whole.initiative(key) {
                Some(initiative) => profiles.push(Profile::of(&whole.as_seen(initiative), whole)),
                None => {
                    self.index.remove(key.as_str());
                    self.search.remove(key.as_str());
                }
            }
        }
        self.put(&profiles);
        let news = self.hear_of(whole, touched.pairs);
        if concerned.len() * LEARNT_ANEW > self.index.len() {
            self.learn();
        } else if news {
            self.hear();
        }
        self.at = stamp;
        concerned.len()
    }

    /// Looks again at pairs whose verdict is new, or may stand no more; tells whether anything is settled otherwise now.
    fn hear_of(&mut self, whole: &View<'_>, pairs: Vec<(InitiativeKey, InitiativeKey)>) -> bool {
        let mut news = false;
        for pair in pairs {
            let ruling = whole.verdict(&pair.0, &pair.1).filter(|(_, stands)| *stands).map(|(verdict, _)| verdict.ruling);
            news |= ruling != self.settled.get(&pair).copied();
            match ruling {
                Some(ruling) => self.settled.insert(pair, ruling),
                None => self.settled.remove(&pair),
            };
        }
        news
    }

    /// Learns the weights anew from what is here now, and from what people have settled.
    pub fn learn(&mut self) {
        self.index.learn();
        self.hear();
    }

    /// Moves the weights towards what people have settled.
    fn hear(&mut self) {
        self.index.sharpen(self.settled.iter().map(|((left, right), kind)| (left.as_str(), right.as_str(), *kind)));
    }

    /// The index, which knows of everything: nothing of it may be told as it is.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// The entry it stands at.
    pub fn entry(&self) -> u64 {
        self.at
    }

    /// What a proposal may be the same as or overlap with, whole or half typed: what is at least as likely as the line. Of several
    /// that were ruled to be one, the one that stands for them is told.
    pub fn check(&self, view: &View<'_>, proposal: &Profile, line: f64) -> Told {
        let also = self.spelt_like(proposal);
        let found = self.index.check_shown(proposal, &also, &|key| may_name(view, key));
        let mut told = standing(view, release(view, found, line, &proposal.key), &proposal.key);
        // Which few are shown is for both to say; among those the likelier goes first, since its figure stands beside it.
        let shown = told.pairs.len().min(SHOWN);
        told.pairs[..shown].sort_by(|a, b| b.worth().total_cmp(&a.worth()));
        as_written(&mut told.pairs, |key| {
            if key == proposal.key { proposal.titles.iter().map(|title| &**title).collect() } else { titles(view, key) }
        });
        told
    }

    /// What the search box finds for the title of a proposal that says nothing else of what is to be done: it may be cut off in the
    /// middle of a word, and misspelt. What stands in the register is typed to its end.
    fn spelt_like(&self, proposal: &Profile) -> Vec<Hit> {
        if !proposal.descriptions.is_empty() || self.index.by_key.contains_key(&proposal.key) {
            return Vec::new();
        }
        let found = proposal.titles.iter().flat_map(|title| self.search.find_where(title, SPELT_LIKE, |_| true));
        found.collect()
    }

    /// The same of an initiative that stands in the register; nothing where the viewer may not see it.
    pub fn neighbours(&self, view: &View<'_>, key: &InitiativeKey, line: f64) -> Told {
        if view.initiative(key).is_none() {
            return Told::default();
        }
        let found = self.index.neighbours_shown(key.as_str(), &|key| may_name(view, key));
        spelt(view, standing(view, release(view, found, line, ""), key.as_str()))
    }

    /// What fits best what was typed in the search box, best first, as far as the viewer may see it.
    pub fn find(&self, view: &View<'_>, text: &str, limit: usize) -> Vec<Hit> {
        self.search.find(view, text, limit)
    }

    /// Two initiatives held against each other; none where the viewer does not see both.
    pub fn explain(&self, view: &View<'_>, left: &InitiativeKey, right: &InitiativeKey) -> Option<Pair> {
        view.initiative(left).and(view.initiative(right))?;
        let mut pair = self.index.explain_shown(left.as_str(), right.as_str(), &|key| may_name(view, key))?;
        as_written(std::slice::from_mut(&mut pair), |key| titles(view, key));
        Some(pair)
    }

    /// All pairs that were worth comparing, relatives included, as far as the viewer sees both.
    pub fn compared(&self, view: &View<'_>) -> Told {
        spelt(view, release(view, self.index.compared_shown(&|key| may_name(view, key)), 0.0, ""))
    }

    /// All pairs of the register that nobody has settled. Without a line those that look like one initiative or like overlapping
    /// effort, which is what is shown by default, without what one body keeps apart itself; with one all that are at least as likely.
    pub fn docket(&self, view: &View<'_>, line: Option<f64>) -> Docket {
        let holds = |judged: &Judged| match line {
            Some(line) => !judged.is_of_a_family() && judged.probability() >= line,
            None => matches!(judged.kind, Kind::Duplicate | Kind::Overlapping) && judged.relation.is_none(),
        };
        let told = spelt(view, release(view, self.index.shown_where(&|key| may_name(view, key), &holds), 0.0, ""));
        let (settled, pairs): (Vec<Pair>, Vec<Pair>) = told.pairs.into_iter().partition(|pair| is_settled(view, pair));
        Docket { told: Told { pairs, restricted: told.restricted }, settled: settled.len() }
    }
}

/// What was ruled of two initiatives, in the order of their addresses.
type Settled = BTreeMap<(InitiativeKey, InitiativeKey), Kind>;

/// What the register is called.
fn called(whole: &View<'_>) -> Texts {
    whole.region().map_or_else(Texts::default, |region| region.title.clone())
}

/// The verdicts that stand: neither of the two has changed since in what it is about.
fn settled(whole: &View<'_>) -> Settled {
    let stands = |left, right| whole.verdict(left, right).is_some_and(|(_, stands)| stands);
    let all = whole.verdicts().filter(|((left, right), _)| stands(left, right));
    all.map(|((left, right), verdict)| ((left.clone(), right.clone()), verdict.ruling)).collect()
}

/// The initiatives whose profile says something of these parties: in which they or those below them take part, or in whose
/// territory they happen.
fn bearing(whole: &View<'_>, parties: &[PartyKey]) -> Vec<InitiativeKey> {
    if parties.is_empty() {
        return Vec::new();
    }
    let touched: FxHashSet<&PartyKey> = parties.iter().collect();
    let above = |key: &PartyKey| {
        let mut line = std::iter::successors(Some(key), |key| whole.party(key)?.parent.as_ref()).take(5);
        line.any(|key| touched.contains(key))
    };
    let concerns = |initiative: &Released<&plan::Initiative>| {
        let here = initiative.places.iter().any(|place| touched.contains(&place.state));
        here || initiative.roles.iter().any(|(_, who)| who.party().is_some_and(above))
    };
    whole.visible().filter(concerns).map(|initiative| initiative.key.clone()).collect()
}

/// The titles of an initiative, as far as the viewer sees it.
fn titles<'a>(view: &View<'a>, key: &str) -> Vec<&'a str> {
    let known = view.initiative(&InitiativeKey::new(key));
    known.into_iter().flat_map(|known| known.get().title.iter().map(|(_, text)| text)).collect()
}

/// With the words of titles in the reasons.
fn spelt(view: &View<'_>, mut told: Told) -> Told {
    as_written(&mut told.pairs, |key| titles(view, key));
    told
}

/// Whether an address may be named: the viewer sees what it leads to, or it leads nowhere.
fn may_name(view: &View<'_>, key: &str) -> bool {
    view.may_name(&InitiativeKey::new(key))
}

/// Takes out what the viewer may not see, and counts it. What is asked about itself stands in no register.
fn release(view: &View<'_>, mut pairs: Vec<Pair>, line: f64, asked: &str) -> Told {
    pairs.retain(|pair| pair.worth() >= line);
    let all = pairs.len();
    let sees = |key: &str| key == asked || view.initiative(&InitiativeKey::new(key)).is_some();
    pairs.retain(|pair| sees(&pair.left) && sees(&pair.right));
    Told { restricted: all - pairs.len(), pairs }
}

/// Leaves one pair with each group of initiatives that were ruled to be one: with the one that stands for it, where that was
/// found, else with the likeliest.
fn standing(view: &View<'_>, mut told: Told, asked: &str) -> Told {
    let other = |pair: &Pair| InitiativeKey::new(if pair.left == asked { &*pair.right } else { &*pair.left });
    let found: FxHashSet<InitiativeKey> = told.pairs.iter().map(other).collect();
    let itself = view.group(&InitiativeKey::new(asked));
    let mut met = FxHashSet::default();
    told.pairs.retain(|pair| {
        let key = other(pair);
        let double = view.kept_as(&key).is_some_and(|kept| found.contains(&kept) || !met.insert(kept));
        !double && !itself.contains(&key)
    });
    told
}

/// Whether somebody has settled what the two are to each other, and neither has changed since; what was ruled of others of the
/// same group settles it too.
fn is_settled(view: &View<'_>, pair: &Pair) -> bool {
    let (left, right) = (InitiativeKey::new(&*pair.left), InitiativeKey::new(&*pair.right));
    match view.verdict(&left, &right) {
        Some((_, stands)) => stands,
        None => view.group(&left).contains(&right),
    }
}
