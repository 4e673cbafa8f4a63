//! Choosing initiatives from the register: by words, State, party, life, kind and provision, all at once.

use crate::chosen::Chosen;
use crate::columns::{DayNumber, Row, day_number};
use crate::coverage::Coverage;
use crate::scope::{Reach, Scope};
use crate::together::Doubles;
use crate::years::under_way;
use crate::{EditionKey, Initiative, Kind, Life, PartyKey, ProvisionKey, Released, View};
use jiff::civil::Date;

/// What an initiative must be to be listed; what is not named is not asked.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// All these words stand in its titles, descriptions, reference or participants, in any language and case.
    pub words: Vec<String>,
    /// It works in this State.
    pub state: Option<PartyKey>,
    /// This party takes part.
    pub party: Option<PartyKey>,
    /// This party pays for it.
    pub funder: Option<PartyKey>,
    /// Its term and this span of days have a day in common; a term without a beginning or an end is open there.
    pub within: Option<(Date, Date)>,
    /// It is in this life on the day of the view.
    pub life: Option<Life>,
    /// It is of this kind.
    pub kind: Option<Kind>,
    /// It reaches this provision of this edition, or one below it: `II`, `II.3`, `II.3.1`.
    pub provision: Option<(EditionKey, String)>,
    /// It reaches no provision of this edition.
    pub unaligned: Option<EditionKey>,
}

/// The initiatives that pass, in the order of their addresses, each with its life.
pub fn choose<'a>(view: &View<'a>, filter: &Filter) -> Vec<(Released<&'a Initiative>, Life)> {
    Chosen::of(view, filter).all(view)
}

/// Those of some initiatives that a filter lets through, in the order they came in.
pub fn choose_among<'a>(
    view: &View<'a>,
    filter: &Filter,
    among: impl Iterator<Item = Released<&'a Initiative>>,
) -> Vec<(Released<&'a Initiative>, Life)> {
    Chosen::of_these(view, filter, among).all(view)
}

impl Chosen {
    /// The initiatives that pass, in the order of their addresses.
    pub fn of(view: &View<'_>, filter: &Filter) -> Self {
        Self::among(view, filter, view.state.register.order().iter().copied())
    }

    /// Those of some initiatives that pass, in the order they came in.
    pub fn of_these<'a>(view: &View<'a>, filter: &Filter, these: impl Iterator<Item = Released<&'a Initiative>>) -> Self {
        let register = &view.state.register;
        Self::among(view, filter, these.filter_map(|it| register.position(&it.key)).map(|at| at as u32))
    }

    /// Those at some places of the register.
    fn among(view: &View<'_>, filter: &Filter, among: impl Iterator<Item = u32>) -> Self {
        let within = filter.provision.as_ref().map(|(edition, number)| Reaching::of(view, edition, Some(number)));
        let aligned = filter.unaligned.as_ref().map(|edition| Reaching::of(view, edition, None));
        let asked = Asked::of(view, filter);
        let mut reach = Reach::new();
        let mut reaches = |edition: &Option<Reaching>, at| {
            edition.as_ref().is_some_and(|edition| edition.holds(view, &asked.doubles, at, &mut reach))
        };
        let chosen = among.filter_map(|at| {
            let life = asked.passes(at as usize)?;
            let reached = within.as_ref().is_none_or(|edition| reaches(edition, at as usize));
            (reached && aligned.as_ref().is_none_or(|edition| !reaches(edition, at as usize))).then_some((at, life))
        });
        Self(chosen.collect())
    }
}

impl Filter {
    /// Whether it asks for anything that an initiative by itself can answer.
    pub fn asks(&self) -> bool {
        let Self { words, state, party, funder, within, life, kind, provision: _, unaligned: _ } = self;
        !words.is_empty()
            || state.is_some()
            || party.is_some()
            || funder.is_some()
            || within.is_some()
            || life.is_some()
            || kind.is_some()
    }

    /// Which places of the register hold an initiative that is asked for and seen, as far as each answers by itself.
    pub(crate) fn chosen(&self, view: &View<'_>) -> Vec<usize> {
        let asked = Asked::of(view, self);
        (0..view.register_size()).filter(|at| asked.passes(*at).is_some()).collect()
    }
}

/// What a filter asks of an initiative by itself, in the numbers of the columns, for one view. A party or State that the register has
/// not met has the number 0, which nobody bears.
struct Asked<'v, 'a> {
    view: &'v View<'a>,
    doubles: Doubles,
    as_at: DayNumber,
    words: Vec<String>,
    state: Option<u16>,
    party: Option<u32>,
    funder: Option<u32>,
    years: Option<(i16, i16)>,
    life: Option<Life>,
    kind: Option<Kind>,
}

impl<'v, 'a> Asked<'v, 'a> {
    fn of(view: &'v View<'a>, filter: &Filter) -> Self {
        let columns = &view.state.register.columns;
        let party = |key: &PartyKey| columns.parties.known(key);
        Self {
            view,
            doubles: Doubles::of(view),
            as_at: day_number(view.as_at()),
            words: filter.words.iter().map(|word| word.to_lowercase()).collect(),
            state: filter.state.as_ref().map(|key| columns.states.known(key) as u16),
            party: filter.party.as_ref().map(party),
            funder: filter.funder.as_ref().map(party),
            years: filter.within.map(|(first, last)| (first.year(), last.year())),
            life: filter.life,
            kind: filter.kind,
        }
    }

    /// The life of what stands at a place, where that is seen, counts for itself and is what is asked for. Where several are one, the
    /// places and participants of each count for the one that stands for them.
    fn passes(&self, at: usize) -> Option<Life> {
        let columns = &self.view.state.register.columns;
        let row = &columns.rows[at];
        let life = row.life(self.as_at);
        if self.life.is_some_and(|wanted| wanted != life)
            || self.kind.is_some_and(|wanted| wanted != row.kind)
            || self.years.is_some_and(|years| !meets(row, years, self.view.as_at().year()))
            || self.doubles.passed_over.contains(&at)
            || !self.view.sees(at)
        {
            return None;
        }
        let with = self.doubles.with(at);
        let any = |is: &dyn Fn(&Row) -> bool| is(row) || with.iter().any(|other| is(&columns.rows[*other]));
        let passes = self.state.is_none_or(|state| any(&|row| columns.places(row).contains(&state)))
            && self.party.is_none_or(|party| any(&|row| columns.takers(row).iter().any(|taker| taker.party() == party)))
            && self
                .funder
                .is_none_or(|funder| any(&|row| columns.takers(row).iter().any(|taker| taker.party() == funder && taker.pays())))
            && (self.words.is_empty() || [at].iter().chain(with).any(|at| self.says(*at)));
        passes.then_some(life)
    }

    /// Whether all the words stand in what is said of an initiative.
    fn says(&self, at: usize) -> bool {
        self.view.seen_at(at).is_some_and(|initiative| contains(self.view, &initiative, &self.words))
    }
}

/// Whether it was or will be under way within these years.
fn meets(row: &Row, (first, last): (i16, i16), now: i16) -> bool {
    let term = under_way((row.first_year(), row.last_year()), row.status, now);
    term.is_some_and(|(from, to)| from <= to && from <= last && to >= first)
}

/// The provisions of the matrix of an edition, each with the initiatives that reach it, in the order of their addresses.
pub fn by_provision<'a>(view: &View<'a>, edition: &EditionKey) -> Vec<(ProvisionKey, Vec<Released<&'a Initiative>>)> {
    let Some(coverage) = Coverage::take(view, edition) else { return Vec::new() };
    let mut rows: Vec<_> = coverage.provisions().iter().map(|provision| (provision.clone(), Vec::new())).collect();
    coverage.each_seen(view, |at, _, _, reach, _| {
        let Some(initiative) = view.seen_at(at) else { return };
        reach.iter().for_each(|(row, _)| rows[usize::from(*row)].1.push(initiative));
    });
    for (_, initiatives) in &mut rows {
        initiatives.sort_by(|a, b| a.key.cmp(&b.key));
    }
    rows
}

/// The provisions of an edition that are asked for, and how initiatives reach them. Nothing is counted for it, so it costs as much
/// as there are initiatives to ask about.
struct Reaching {
    scope: Scope,
    /// Of each row of the matrix, whether it is asked for.
    wanted: Vec<bool>,
}

impl Reaching {
    /// A provision with those below it; any where none is named. `None` where the viewer cannot read the edition.
    fn of(view: &View<'_>, edition: &EditionKey, number: Option<&str>) -> Option<Self> {
        let scope = Scope::of(view, edition)?;
        let below =
            |found: &str, number: &str| found == number || found.strip_prefix(number).is_some_and(|rest| rest.starts_with('.'));
        let wanted = scope.provisions.iter().map(|provision| number.is_none_or(|number| below(provision.number(), number)));
        Some(Self { wanted: wanted.collect(), scope })
    }

    /// Whether an initiative reaches one, with those that count with it.
    fn holds(&self, view: &View<'_>, doubles: &Doubles, at: usize, reach: &mut Reach) -> bool {
        let columns = &view.state.register.columns;
        self.scope.reach(columns, &columns.rows[at], reach);
        doubles.with(at).iter().for_each(|other| self.scope.reach_more(columns, &columns.rows[*other], reach));
        reach.iter().any(|(row, _)| self.wanted[usize::from(*row)])
    }
}

fn contains(view: &View<'_>, initiative: &Released<&Initiative>, words: &[String]) -> bool {
    let mut text = initiative.key.as_str().to_lowercase();
    let mut add = |more: &str| {
        text.push('\n');
        text.push_str(&more.to_lowercase());
    };
    initiative.title.iter().chain(initiative.description.iter()).for_each(|(_, more)| add(more));
    for (_, who) in initiative.roles.iter() {
        match who {
            crate::Who::Written(written) => add(&written.name),
            crate::Who::Party(key) => {
                add(key.as_str());
                if let Some(party) = view.party(key) {
                    party.title.iter().chain(party.short.iter()).for_each(|(_, more)| add(more));
                }
            }
        }
    }
    words.iter().all(|word| text.contains(word))
}
