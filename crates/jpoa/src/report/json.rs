//! The stock-take and its parts as JSON for programs. Its shape is held by the schema in `docs/schemas`; codes are permanent,
//! sentences follow the language asked for.

use super::Teller;
use super::entry::Found;
use super::gaps::{Asked, nearest};
use super::matrix::{Standings, is_below};
use plan::{
    Active, ByLife, Coverage, Date, EditionKey, Ending, FrameworkKey, Gap, Initiative, InitiativeKey, Life, PartyKey,
    ProvisionKey, Reason, Released, StockTake, Strength, View,
};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A day as it is written.
fn day(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "format": "date" })
}

fn day_or_none(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "null"], "format": "date" })
}

/// What every answer says of itself.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Head<'a> {
    /// The day it is told for.
    #[schemars(schema_with = "day")]
    as_at: Date,
    /// The journal entry it stands at.
    entry: u64,
    viewer: Seen<'a>,
}

/// On whose behalf it is told.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Seen<'a> {
    kind: &'static str,
    party: Option<&'a PartyKey>,
}

/// Of which edition figures are.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Of<'a> {
    plan: FrameworkKey,
    edition: &'a EditionKey,
}

/// The matrix.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Matrix<'a> {
    /// What is counted, in words.
    rule: String,
    provisions: Vec<&'a ProvisionKey>,
    states: &'a [PartyKey],
    /// How many cells are covered.
    covered: usize,
    cells: Vec<Cell<'a>>,
}

/// A provision in a State.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Cell<'a> {
    provision: &'a ProvisionKey,
    state: &'a PartyKey,
    /// How it stands: covered, not applicable, or why it is a gap.
    standing: &'static str,
    /// How many initiatives, by life and by strength of their contribution.
    lives: BTreeMap<Life, BTreeMap<Strength, u32>>,
    confirmed: u32,
    providers: usize,
    #[schemars(schema_with = "day_or_none")]
    covered_until: Option<Date>,
    withheld: u32,
}

/// Gaps of an edition.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Gaps<'a> {
    /// What is a gap, in words.
    rule: String,
    open: usize,
    single_provider: usize,
    not_applicable: usize,
    /// How many cells were looked at.
    cells: usize,
    listed: usize,
    pub(crate) list: Vec<OneGap<'a>>,
    /// Who is near a gap, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    near_rule: Option<String>,
}

/// A gap.
#[derive(Serialize, JsonSchema)]
pub(crate) struct OneGap<'a> {
    provision: &'a ProvisionKey,
    state: &'a PartyKey,
    reason: Reason,
    #[schemars(schema_with = "day_or_none")]
    since: Option<Date>,
    /// Who is at work next door.
    #[serde(skip_serializing_if = "Option::is_none")]
    near: Option<Vec<&'a PartyKey>>,
}

/// Cover that ends within eighteen months.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Endings<'a> {
    rule: String,
    within_6_months: usize,
    within_12_months: usize,
    within_18_months: usize,
    list: Vec<OneEnding<'a>>,
}

/// A cell whose cover ends.
#[derive(Serialize, JsonSchema)]
pub(crate) struct OneEnding<'a> {
    provision: &'a ProvisionKey,
    state: &'a PartyKey,
    #[schemars(schema_with = "day")]
    on: Date,
    within_months: u8,
}

/// An initiative with its life on the day.
#[derive(Serialize, JsonSchema)]
pub(crate) struct ListedInitiative {
    pub(crate) life: Life,
    pub(crate) initiative: Initiative,
}

/// An initiative whole.
#[derive(Serialize, JsonSchema)]
pub(crate) struct OneInitiative {
    life: Life,
    initiative: Initiative,
    /// The one it is counted as, where it was ruled to be told twice.
    kept_as: Option<InitiativeKey>,
    /// All that were ruled to be one with it.
    group: Vec<InitiativeKey>,
}

/// A part of the stock-take by itself: the figures, with what every answer says of itself.
pub(crate) fn part(teller: &Teller<'_>, edition: &EditionKey, figures: impl Serialize) -> Value {
    let mut figures = json!(figures);
    beside(&mut figures, &Of { plan: edition.framework(), edition });
    headed(teller, figures)
}

/// Figures that are of no one edition, with what every answer says of itself.
pub(crate) fn headed(teller: &Teller<'_>, mut figures: Value) -> Value {
    let viewer = teller.view.viewer();
    let viewer = Seen { kind: viewer.kind(), party: viewer.party() };
    beside(&mut figures, &Head { as_at: teller.view.as_at(), entry: teller.view.stamp().entry, viewer });
    figures
}

/// Sets fields beside those that are there.
fn beside(figures: &mut Value, more: &impl Serialize) {
    if let (Value::Object(figures), Value::Object(more)) = (figures, json!(more)) {
        figures.extend(more);
    }
}

/// The whole stock-take.
pub(crate) fn stocktake(teller: &Teller<'_>, take: &StockTake) -> Value {
    json!({
        "plan": take.edition.framework(),
        "edition": take.edition,
        "as_at": take.as_at.to_string(),
        "entry": take.stamp.entry,
        "recorded_at": take.stamp.at.map(|at| at.to_string()),
        "shipped": teller.shipped,
        "viewer": { "kind": take.viewer.kind(), "party": take.viewer.party() },
        "coverage": coverage(teller, take),
        "gaps": gaps(teller, &take.coverage, &take.gaps, Asked::all(&take.coverage, &take.gaps, &take.settled), None),
        "ending": ending(teller, &take.coverage, &take.ending),
        "balance": balance(teller, take),
        "freshness": {
            "rule": teller.say_with("rule-freshness", &[("days", i64::from(take.freshness.within_days).into())]),
            "within_days": take.freshness.within_days,
            "running": { "fresh": take.freshness.fresh, "stale": take.freshness.stale, "never": take.freshness.never },
            "ever_confirmed": take.freshness.ever_confirmed,
            "all": take.freshness.all,
        },
        "challenges": {
            "rule": teller.say("rule-challenges"),
            "open": take.challenges.iter().filter(|challenge| challenge.standing == plan::ChallengeStanding::Open).count(),
            "answered": take.challenges.iter().filter(|challenge| challenge.standing == plan::ChallengeStanding::Answered).count(),
            "closed": take.challenges.iter().filter(|challenge| challenge.standing == plan::ChallengeStanding::Closed).count(),
            "list": take.challenges,
        },
        "unaligned": {
            "rule": teller.say("rule-unaligned"),
            "count": take.unaligned.len(),
            "list": take.unaligned.all(teller.view).iter().map(|(initiative, _)| &initiative.get().key).collect::<Vec<_>>(),
        },
        "withheld": {
            "rule": teller.say("rule-withheld"),
            "count": take.withheld.total(),
            "held": take.withheld.held,
            "members": take.withheld.members,
            "named": take.withheld.named,
            "secretariat": take.withheld.secretariat,
            "left_out": {
                "unaligned": take.left_out.unaligned,
                "no_state": take.left_out.no_state,
                "elsewhere": take.left_out.elsewhere,
            },
        },
    })
}

fn coverage<'a>(teller: &Teller<'_>, take: &'a StockTake) -> Matrix<'a> {
    let standings = Standings::of(&take.coverage, &take.gaps, &take.settled);
    matrix(teller, &take.coverage, &standings, None)
}

/// The matrix: a cell for each provision in each State.
pub(crate) fn matrix<'a>(teller: &Teller<'_>, coverage: &'a Coverage, standings: &Standings, only: Option<&str>) -> Matrix<'a> {
    let here = |row: usize| is_below(&coverage.provisions()[row], only);
    let cells = coverage.cells().filter(|(row, _, _)| here(*row)).map(|(row, state, cell)| {
        let by_strength = |life: Life| Strength::ALL.map(|strength| (strength, cell.count(life, strength))).into_iter().collect();
        Cell {
            provision: &coverage.provisions()[row],
            state: &coverage.states()[state],
            standing: standings.code(row, state),
            lives: Life::ALL.iter().map(|life| (*life, by_strength(*life))).collect(),
            confirmed: cell.confirmed(),
            providers: cell.providers(),
            covered_until: cell.covered_until(),
            withheld: cell.withheld(),
        }
    });
    Matrix {
        rule: teller.say("rule-coverage"),
        provisions: coverage.provisions().iter().filter(|key| is_below(key, only)).collect(),
        states: coverage.states(),
        covered: coverage.cells().filter(|(row, _, cell)| here(*row) && cell.confirmed() > 0).count(),
        cells: cells.collect(),
    }
}

/// The gaps.
pub(crate) fn gaps<'a>(
    teller: &Teller<'_>,
    coverage: &'a Coverage,
    gaps: &[Gap],
    asked: Asked,
    active: Option<&'a Active>,
) -> Gaps<'a> {
    let told = |gap: &Gap| OneGap {
        provision: &coverage.provisions()[gap.provision],
        state: &coverage.states()[gap.state],
        reason: gap.reason,
        since: gap.since,
        near: active.map(|active| nearest(active, gap)),
    };
    Gaps {
        rule: teller.say("rule-gaps"),
        open: asked.open,
        single_provider: asked.single,
        not_applicable: asked.settled,
        cells: asked.cells,
        listed: gaps.len(),
        list: gaps.iter().map(told).collect(),
        near_rule: active.map(|_| teller.say("gaps-near-rule")),
    }
}

/// Cover that ends within eighteen months.
pub(crate) fn ending<'a>(teller: &Teller<'_>, coverage: &'a Coverage, endings: &[Ending]) -> Endings<'a> {
    let within = |months: u8| endings.iter().filter(|ending| ending.within <= months).count();
    let told = |ending: &Ending| OneEnding {
        provision: &coverage.provisions()[ending.provision],
        state: &coverage.states()[ending.state],
        on: ending.on,
        within_months: ending.within,
    };
    Endings {
        rule: teller.say("rule-ending"),
        within_6_months: within(6),
        within_12_months: within(12),
        within_18_months: within(18),
        list: endings.iter().map(told).collect(),
    }
}

fn balance(teller: &Teller<'_>, take: &StockTake) -> Value {
    let lives = |lives: &ByLife| -> Value {
        let by_life = Life::ALL.iter().zip(lives).map(|(life, number)| (super::word(life), Value::from(*number)));
        Value::Object(by_life.collect())
    };
    let line = |of: Value, numbers: &ByLife| json!({ "of": of, "lives": lives(numbers) });
    json!({
        "rule": teller.say("rule-balance"),
        "sections": take.balance.sections.iter().map(|(key, numbers)| line(json!(key), numbers)).collect::<Vec<_>>(),
        "modes": take.balance.modes.iter().map(|(mode, numbers)| line(json!(mode), numbers)).collect::<Vec<_>>(),
        "states": take.balance.states.iter().map(|(state, numbers)| line(json!(state), numbers)).collect::<Vec<_>>(),
        "all": lives(&take.balance.all),
    })
}

/// A list of initiatives, each with its life on the day.
pub(crate) fn initiatives(teller: &Teller<'_>, chosen: &[(plan::Released<&Initiative>, Life)]) -> Value {
    let list: Vec<ListedInitiative> = chosen.iter().map(|(it, life)| listed(teller.view, *it, *life)).collect();
    json!({
        "rule": teller.say("rule-initiatives"),
        "as_at": teller.view.as_at().to_string(),
        "entry": teller.view.stamp().entry,
        "count": list.len(),
        "list": list,
    })
}

/// An initiative of a list, as it may be handed on.
pub(crate) fn listed(view: &View<'_>, initiative: Released<&Initiative>, life: Life) -> ListedInitiative {
    ListedInitiative { life, initiative: view.as_seen(initiative) }
}

/// One thing whole.
pub(crate) fn one(view: &View<'_>, found: &Found<'_>) -> Value {
    match found {
        Found::Initiative(initiative) => json!(OneInitiative {
            life: plan::life(initiative, view.as_at()),
            initiative: view.as_seen(*initiative),
            kept_as: view.kept_as(&initiative.key),
            group: view.group(&initiative.key),
        }),
        Found::Provision(provision) => json!({ "provision": provision }),
        Found::Party(party) => json!({ "party": party }),
        Found::Challenge(challenge) => json!({ "challenge": challenge }),
        Found::Meeting(meeting) => json!({ "meeting": meeting }),
    }
}
