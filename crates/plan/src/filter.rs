//! Choosing initiatives from the register: by words, State, party, life, kind and provision, all at once.

use crate::coverage::Coverage;
use crate::life::life;
use crate::scope::{Reach, Scope};
use crate::together::Doubles;
use crate::years::under_way;
use crate::{EditionKey, Initiative, InitiativeKey, Kind, Life, PartialDate, PartyKey, ProvisionKey, Released, Role, View};
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
    choose_among(view, filter, view.initiatives())
}

/// Those of some initiatives that a filter lets through, in the order they came in.
pub fn choose_among<'a>(
    view: &View<'a>,
    filter: &Filter,
    among: impl Iterator<Item = Released<&'a Initiative>>,
) -> Vec<(Released<&'a Initiative>, Life)> {
    let within = filter.provision.as_ref().map(|(edition, number)| Reaching::of(view, edition, Some(number)));
    let aligned = filter.unaligned.as_ref().map(|edition| Reaching::of(view, edition, None));
    let words = folded(filter);
    let doubles = Doubles::of(view);
    let counts = |initiative: &Released<&Initiative>| {
        doubles.passed_over.is_empty()
            || view.state.register.position(&initiative.key).is_some_and(|at| !doubles.passed_over.contains(&at))
    };
    let (mut group, mut reach) = (Vec::new(), Reach::new());
    let mut reaches = |asked: &Option<Reaching>, initiative: &Initiative| {
        asked.as_ref().is_some_and(|asked| asked.holds(view, &doubles, &initiative.key, &mut reach))
    };
    among
        .filter(counts)
        .map(|initiative| (initiative, life(&initiative, view.as_at())))
        .filter(|(initiative, life)| {
            group.clear();
            group.extend(view.one_with(initiative));
            filter.suits(&group, *life, view.as_at().year())
                && within.as_ref().is_none_or(|asked| reaches(asked, initiative))
                && aligned.as_ref().is_none_or(|asked| !reaches(asked, initiative))
                && (words.is_empty() || group.iter().any(|one| contains(view, one, &words)))
        })
        .collect()
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

    /// Whether an initiative by itself is what is asked for, but for the words. Where several are one, their places and
    /// participants are those of the one that stands for them.
    fn suits(&self, group: &[Released<&Initiative>], life: Life, now: i16) -> bool {
        let Some(initiative) = group.first() else { return false };
        let any = |is: &dyn Fn(&Initiative) -> bool| group.iter().any(|one| is(one));
        let pays = |one: &Initiative, wanted: &PartyKey| one.roles.in_role(Role::Funder).any(|who| who.party() == Some(wanted));
        self.life.is_none_or(|wanted| wanted == life)
            && self.kind.is_none_or(|wanted| wanted == initiative.kind)
            && self.state.as_ref().is_none_or(|wanted| any(&|one| one.places.iter().any(|place| place.state == *wanted)))
            && self.party.as_ref().is_none_or(|wanted| any(&|one| one.roles.includes(wanted)))
            && self.funder.as_ref().is_none_or(|wanted| any(&|one| pays(one, wanted)))
            && self.within.is_none_or(|span| meets(initiative, span, now))
    }

    /// Which places of the register hold an initiative that is asked for and seen, as far as each answers by itself.
    pub(crate) fn chosen(&self, view: &View<'_>) -> Vec<bool> {
        let (words, doubles) = (folded(self), Doubles::of(view));
        let all = view.state.register.all();
        let mut group = Vec::new();
        (0..all.len())
            .map(|at| {
                view.seen_at(at).filter(|_| !doubles.passed_over.contains(&at)).is_some_and(|initiative| {
                    group.clear();
                    group.extend(view.one_with(&initiative));
                    self.suits(&group, life(&initiative, view.as_at()), view.as_at().year())
                        && (words.is_empty() || group.iter().any(|one| contains(view, one, &words)))
                })
            })
            .collect()
    }
}

fn folded(filter: &Filter) -> Vec<String> {
    filter.words.iter().map(|word| word.to_lowercase()).collect()
}

/// Whether it was or will be under way within these years.
fn meets(initiative: &Initiative, (first, last): (Date, Date), now: i16) -> bool {
    let year = |date: Option<PartialDate>| date.map(PartialDate::year);
    let period = &initiative.period;
    let term = under_way((year(period.start), year(period.end)), initiative.status, now);
    term.is_some_and(|(from, to)| from <= to && from <= last.year() && to >= first.year())
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
    fn holds(&self, view: &View<'_>, doubles: &Doubles, key: &InitiativeKey, reach: &mut Reach) -> bool {
        let Some(at) = view.state.register.position(key) else { return false };
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
