//! The stock-take and its parts as JSON for programs. Its shape is held by the schema in `docs/schemas`; codes are permanent,
//! sentences follow the language asked for.

use super::Teller;
use super::entry::Found;
use super::gaps::{Asked, nearest};
use super::matrix::{Standings, is_below};
use plan::{Active, ByLife, Coverage, EditionKey, Ending, Gap, Initiative, Life, StockTake, Strength, View};
use serde_json::{Map, Value, json};

/// A part of the stock-take by itself: the figures, with what every answer says of itself.
pub(crate) fn part(teller: &Teller<'_>, edition: &EditionKey, mut figures: Value) -> Value {
    if let Value::Object(figures) = &mut figures {
        figures.insert("plan".to_owned(), json!(edition.framework()));
        figures.insert("edition".to_owned(), json!(edition));
    }
    headed(teller, figures)
}

/// Figures that are of no one edition, with what every answer says of itself.
pub(crate) fn headed(teller: &Teller<'_>, mut figures: Value) -> Value {
    let viewer = teller.view.viewer();
    if let Value::Object(figures) = &mut figures {
        figures.insert("as_at".to_owned(), teller.view.as_at().to_string().into());
        figures.insert("entry".to_owned(), teller.view.stamp().entry.into());
        figures.insert("viewer".to_owned(), json!({ "kind": viewer.kind(), "party": viewer.party() }));
    }
    figures
}

/// The whole stock-take.
pub(crate) fn stocktake(teller: &Teller<'_>, take: &StockTake<'_>) -> Value {
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
            "list": take.unaligned.iter().map(|initiative| &initiative.key).collect::<Vec<_>>(),
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

fn coverage(teller: &Teller<'_>, take: &StockTake<'_>) -> Value {
    let standings = Standings::of(&take.coverage, &take.gaps, &take.settled);
    matrix(teller, &take.coverage, &standings, None)
}

/// The matrix: a cell for each provision in each State.
pub(crate) fn matrix(teller: &Teller<'_>, coverage: &Coverage, standings: &Standings, only: Option<&str>) -> Value {
    let cells: Vec<Value> = coverage
        .cells()
        .filter(|(row, _, _)| is_below(&coverage.provisions()[*row], only))
        .map(|(row, state, cell)| {
            let lives: Map<String, Value> = Life::ALL
                .iter()
                .map(|life| {
                    let by_strength =
                        Strength::ALL.map(|strength| (super::word(&strength), Value::from(cell.count(*life, strength))));
                    (super::word(life), Value::Object(by_strength.into_iter().collect()))
                })
                .collect();
            json!({
                "provision": coverage.provisions()[row],
                "state": coverage.states()[state],
                "standing": standings.code(row, state),
                "lives": lives,
                "confirmed": cell.confirmed(),
                "providers": cell.providers(),
                "covered_until": cell.covered_until().map(|date| date.to_string()),
                "withheld": cell.withheld(),
            })
        })
        .collect();
    json!({
        "rule": teller.say("rule-coverage"),
        "provisions": coverage.provisions().iter().filter(|key| is_below(key, only)).collect::<Vec<_>>(),
        "states": coverage.states(),
        "covered": coverage.cells().filter(|(row, _, cell)| is_below(&coverage.provisions()[*row], only) && cell.confirmed() > 0).count(),
        "cells": cells,
    })
}

/// The gaps.
pub(crate) fn gaps(teller: &Teller<'_>, coverage: &Coverage, gaps: &[Gap], asked: Asked, active: Option<&Active<'_>>) -> Value {
    let list: Vec<Value> = gaps
        .iter()
        .map(|gap| {
            let mut told = json!({
                "provision": coverage.provisions()[gap.provision],
                "state": coverage.states()[gap.state],
                "reason": gap.reason,
                "since": gap.since.map(|date| date.to_string()),
            });
            if let Some(active) = active {
                told["near"] = json!(nearest(active, gap));
            }
            told
        })
        .collect();
    let mut told = json!({
        "rule": teller.say("rule-gaps"),
        "open": asked.open,
        "single_provider": asked.single,
        "not_applicable": asked.settled,
        "cells": asked.cells,
        "listed": list.len(),
        "list": list,
    });
    if active.is_some() {
        told["near_rule"] = teller.say("gaps-near-rule").into();
    }
    told
}

/// Cover that ends within eighteen months.
pub(crate) fn ending(teller: &Teller<'_>, coverage: &Coverage, endings: &[Ending]) -> Value {
    let within = |months: u8| endings.iter().filter(|ending| ending.within <= months).count();
    let list: Vec<Value> = endings
        .iter()
        .map(|ending| {
            json!({
                "provision": coverage.provisions()[ending.provision],
                "state": coverage.states()[ending.state],
                "on": ending.on.to_string(),
                "within_months": ending.within,
            })
        })
        .collect();
    json!({
        "rule": teller.say("rule-ending"),
        "within_6_months": within(6),
        "within_12_months": within(12),
        "within_18_months": within(18),
        "list": list,
    })
}

fn balance(teller: &Teller<'_>, take: &StockTake<'_>) -> Value {
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
    let list: Vec<Value> =
        chosen.iter().map(|(initiative, life)| json!({ "life": life, "initiative": teller.view.as_seen(*initiative) })).collect();
    json!({
        "rule": teller.say("rule-initiatives"),
        "as_at": teller.view.as_at().to_string(),
        "entry": teller.view.stamp().entry,
        "count": list.len(),
        "list": list,
    })
}

/// One thing whole.
pub(crate) fn one(view: &View<'_>, found: &Found<'_>) -> Value {
    match found {
        Found::Initiative(initiative) => json!({
            "life": plan::life(initiative, view.as_at()),
            "initiative": view.as_seen(*initiative),
            "kept_as": view.kept_as(&initiative.key),
            "group": view.group(&initiative.key),
        }),
        Found::Provision(provision) => json!({ "provision": provision }),
        Found::Party(party) => json!({ "party": party }),
        Found::Challenge(challenge) => json!({ "challenge": challenge }),
        Found::Meeting(meeting) => json!({ "meeting": meeting }),
    }
}
