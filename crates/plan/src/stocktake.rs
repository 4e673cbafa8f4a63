//! The stock-take: everything the plan is asked at a review, counted in one pass for one viewer on one day.

use crate::balance::{Balance, balance};
use crate::chosen::Chosen;
use crate::coverage::Coverage;
use crate::gap::{Ending, Gap, endings, gaps, settled};
use crate::state::Stamp;
use crate::together::Doubles;
use crate::{Challenge, EditionKey, Life, Region, View, Viewer, Visibility};
use jiff::civil::Date;
use std::sync::Arc;

/// The stock-take of one edition. It borrows nothing, so that it can be kept until the register changes.
#[derive(Debug)]
pub struct StockTake {
    /// Whose plan.
    pub region: Region,
    /// Which edition.
    pub edition: EditionKey,
    /// On which day.
    pub as_at: Date,
    /// From which journal entry.
    pub stamp: Stamp,
    /// For whom.
    pub viewer: Viewer,
    /// Provision by State.
    pub coverage: Arc<Coverage>,
    /// What is not covered, and why.
    pub gaps: Vec<Gap>,
    /// Cells that were settled as not applicable, as rows and columns of the coverage.
    pub settled: Vec<(usize, usize)>,
    /// Cover that ends within eighteen months.
    pub ending: Vec<Ending>,
    /// By section, mode and State.
    pub balance: Balance,
    /// How lately entries were confirmed.
    pub freshness: Freshness,
    /// Obstacles, gravest and open ones first.
    pub challenges: Vec<Challenge>,
    /// Initiatives that reach no provision of this edition.
    pub unaligned: Chosen,
    /// What this viewer is not shown.
    pub withheld: Withheld,
    /// What is shown and not in the matrix.
    pub left_out: LeftOut,
}

/// How lately the running initiatives were confirmed. All seen initiatives count, aligned or not.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Freshness {
    /// The agreed interval, in days.
    pub within_days: u16,
    /// Running and confirmed, or told by a source, within the interval.
    pub fresh: u32,
    /// Running, last heard of before that.
    pub stale: u32,
    /// Running, and it is not known when they were last heard of.
    pub never: u32,
    /// All seen initiatives, running or not.
    pub all: u32,
    /// All seen initiatives that a party has ever confirmed here.
    pub ever_confirmed: u32,
}

/// Initiatives that a viewer is not shown, by the reason.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Withheld {
    /// Held back by a State on whose territory they are.
    pub held: u32,
    /// For members of the plan.
    pub members: u32,
    /// For named parties.
    pub named: u32,
    /// For the secretariat.
    pub secretariat: u32,
}

impl Withheld {
    /// All of them.
    pub fn total(&self) -> u32 {
        self.held + self.members + self.named + self.secretariat
    }
}

/// Initiatives that are shown and stand in no cell of the matrix, by the reason; each counts under the first that fits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct LeftOut {
    /// Reach no provision of this edition.
    pub unaligned: u32,
    /// Name no State.
    pub no_state: u32,
    /// Name only States outside the matrix.
    pub elsewhere: u32,
}

/// Takes stock; `None` where no plan is loaded or the viewer cannot read the edition.
pub fn take(view: &View<'_>, edition: &EditionKey) -> Option<StockTake> {
    let region = view.region()?;
    let coverage = Coverage::take(view, edition)?;
    let (unaligned, left_out) = left_out(view, &coverage);
    Some(StockTake {
        region: region.clone(),
        edition: edition.clone(),
        as_at: view.as_at(),
        stamp: view.stamp(),
        viewer: view.viewer().clone(),
        gaps: gaps(view, &coverage),
        settled: settled(view, &coverage),
        ending: endings(view, &coverage),
        balance: balance(view, &coverage),
        freshness: freshness(view, &coverage, region),
        challenges: challenges(view),
        withheld: withheld(view),
        unaligned,
        left_out,
        coverage: Arc::new(coverage),
    })
}

fn challenges(view: &View<'_>) -> Vec<Challenge> {
    let mut challenges: Vec<Challenge> = view.challenges().collect();
    challenges.sort_by_key(|challenge| (challenge.standing, std::cmp::Reverse(challenge.severity)));
    challenges
}

fn freshness(view: &View<'_>, coverage: &Coverage, region: &Region) -> Freshness {
    let mut freshness = Freshness { within_days: region.confirm_within_days, ..Freshness::default() };
    coverage.each_seen(view, |at, life, fresh, _, _| {
        freshness.all += 1;
        freshness.ever_confirmed += u32::from(coverage.any_of(at, |row| row.confirmed));
        if life == Life::Running {
            match fresh {
                true => freshness.fresh += 1,
                false if coverage.any_of(at, |row| row.heard > 0) => freshness.stale += 1,
                false => freshness.never += 1,
            }
        }
    });
    freshness
}

/// The initiatives that reach no provision, and how many seen ones stand in no cell of a matrix that was taken for this view.
pub fn left_out(view: &View<'_>, coverage: &Coverage) -> (Chosen, LeftOut) {
    let mut unaligned = Vec::new();
    let mut left_out = LeftOut::default();
    coverage.each_seen(view, |at, life, _, reach, columns| {
        if reach.is_empty() {
            left_out.unaligned += 1;
            unaligned.push((at as u32, life));
        } else if columns.is_empty()
            && let Some(initiative) = view.seen_at(at)
        {
            let nowhere = view.one_with(&initiative).all(|one| one.places.is_empty());
            *(if nowhere { &mut left_out.no_state } else { &mut left_out.elsewhere }) += 1;
        }
    });
    let key = |(at, _): &(u32, Life)| &view.state.register.all()[*at as usize].key;
    unaligned.sort_by(|one, other| key(one).cmp(key(other)));
    (Chosen(unaligned), left_out)
}

/// Counts what the viewer is not shown. Only numbers leave this function.
pub fn withheld(view: &View<'_>) -> Withheld {
    let mut withheld = Withheld::default();
    let doubles = Doubles::of(view);
    let hidden = (0..view.register_size()).filter(|at| !view.sees(*at) && !doubles.passed_over.contains(at));
    for initiative in hidden.map(|at| &view.state.register.all()[at]) {
        match &initiative.visibility {
            _ if !initiative.held_by.is_empty() => withheld.held += 1,
            Visibility::Members => withheld.members += 1,
            Visibility::Named(_) => withheld.named += 1,
            Visibility::Secretariat => withheld.secretariat += 1,
            Visibility::Public => {}
        }
    }
    withheld
}
