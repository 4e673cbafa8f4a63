//! The stock-take as a report: matrix, gaps, endings, balance, freshness, challenges, and what is not in the figures.

use super::matrix::{Standings, section as matrix_section};
use super::{Report, Section, Short, Teller, column, gaps, text};
use crate::terminal::{Align, Line, Page, Tone};
use exchange::sheet::Cell;
use plan::{ByLife, Challenge, Life, StockTake};

/// The sections in the order of the report; the matrix is the first.
pub(crate) fn report(teller: &Teller<'_>, take: &StockTake) -> Report {
    Report {
        title: title(teller, take),
        lead: vec![teller.lead()],
        sections: sections(teller, take).into_iter().map(|(_, section)| section).collect(),
    }
}

/// What a section tells; each is there once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Part {
    Coverage,
    Gaps,
    Ending,
    Balance,
    Freshness,
    Challenges,
    Unaligned,
    Withheld,
}

/// The sections with what each of them is, in the order of the report.
pub(crate) fn sections(teller: &Teller<'_>, take: &StockTake) -> Vec<(Part, Section)> {
    let standings = Standings::of(&take.coverage, &take.gaps, &take.settled);
    let mut coverage = matrix_section(teller, &take.coverage, &standings, None);
    coverage.summary = vec![coverage_summary(teller, take)];
    let asked = gaps::Asked::all(&take.coverage, &take.gaps, &take.settled);
    vec![
        (Part::Coverage, coverage),
        (Part::Gaps, gaps::section(teller, &take.coverage, &take.gaps, asked, None)),
        (Part::Ending, gaps::ending(teller, &take.coverage, &take.ending)),
        (Part::Balance, balance(teller, take)),
        (Part::Freshness, freshness(teller, take)),
        (Part::Challenges, challenges(teller, &take.challenges)),
        (Part::Unaligned, unaligned(teller, take)),
        (Part::Withheld, withheld(teller, take)),
    ]
}

/// Writes the stock-take onto a page: the matrix drawn, the rest as tables.
pub(crate) fn write(page: &mut Page, teller: &Teller<'_>, take: &StockTake) {
    let report = report(teller, take);
    report.open(page);
    let standings = Standings::of(&take.coverage, &take.gaps, &take.settled);
    for (at, section) in report.sections.iter().enumerate() {
        if at == 0 {
            page.heading(&section.heading);
            section.summary.iter().for_each(|sentence| page.paragraph(Tone::Plain, sentence));
            super::matrix::write(page, teller, &take.coverage, &standings, None);
            page.paragraph(Tone::Quiet, &section.rule);
        } else {
            section.write(page, teller);
        }
    }
}

/// The name of the plan and the edition.
pub(crate) fn title(teller: &Teller<'_>, take: &StockTake) -> String {
    let edition =
        teller.view.edition(&take.edition).map_or_else(String::new, |read| read.edition.title.show(teller.lang).to_owned());
    teller.say_with("stocktake-title", &[("edition", edition.into())])
}

fn coverage_summary(teller: &Teller<'_>, take: &StockTake) -> String {
    let cells = take.coverage.provisions().len() * take.coverage.states().len();
    let covered = take.coverage.cells().filter(|(_, _, cell)| cell.confirmed() > 0).count();
    let values = [
        ("provisions", (take.coverage.provisions().len() as i64).into()),
        ("states", (take.coverage.states().len() as i64).into()),
        ("cells", (cells as i64).into()),
        ("covered", (covered as i64).into()),
        ("initiatives", i64::from(take.balance.all.iter().sum::<u32>()).into()),
    ];
    teller.say_with("coverage-summary", &values)
}

fn balance(teller: &Teller<'_>, take: &StockTake) -> Section {
    let mut columns = vec![column(teller.say("column-part"), None), column(teller.say("column-title"), None)];
    columns.extend(Life::ALL.map(|life| column(teller.life(life), None)));
    columns.push(column(teller.say("column-all"), None));
    let line = |part: Cell, title: Cell, lives: &ByLife| {
        let mut cells = vec![part, title];
        cells.extend(lives.iter().map(|number| Cell::Number(i64::from(*number))));
        cells.push(Cell::Number(i64::from(lives.iter().sum::<u32>())));
        cells
    };
    let balance = &take.balance;
    let sections =
        balance.sections.iter().map(|(key, lives)| line(text(key.number()), text(&teller.provision_title(key)), lives));
    let modes = balance
        .modes
        .iter()
        .map(|(mode, lives)| line(Cell::Text(teller.say("part-mode")), Cell::Text(teller.mode(*mode)), lives));
    let states =
        balance.states.iter().map(|(state, lives)| line(text(state.as_str()), text(&teller.party_in_full(state)), lives));
    let all = line(Cell::Text(teller.say("part-all")), Cell::Empty, &balance.all);
    Section {
        heading: teller.say("section-balance"),
        summary: Vec::new(),
        rule: teller.say("rule-balance"),
        columns,
        rows: sections.chain(modes).chain(states).chain([all]).collect(),
        short: None,
    }
}

/// How lately the entries were confirmed, in one sentence.
pub(crate) fn freshness_told(teller: &Teller<'_>, take: &StockTake) -> String {
    let fresh = take.freshness;
    let values = [
        ("running", i64::from(fresh.fresh + fresh.stale + fresh.never).into()),
        ("fresh", i64::from(fresh.fresh).into()),
        ("stale", i64::from(fresh.stale).into()),
        ("never", i64::from(fresh.never).into()),
        ("all", i64::from(fresh.all).into()),
        ("confirmed", i64::from(fresh.ever_confirmed).into()),
        ("days", i64::from(fresh.within_days).into()),
    ];
    teller.say_with("freshness-summary", &values)
}

fn freshness(teller: &Teller<'_>, take: &StockTake) -> Section {
    let fresh = take.freshness;
    let row = |key: &str, number: u32| vec![Cell::Text(teller.say(key)), Cell::Number(i64::from(number))];
    Section {
        heading: teller.say("section-freshness"),
        summary: vec![freshness_told(teller, take)],
        rule: teller.say_with("rule-freshness", &[("days", i64::from(fresh.within_days).into())]),
        columns: vec![column(teller.say("column-what"), None), column(teller.say("column-count"), None)],
        rows: vec![
            row("freshness-fresh", fresh.fresh),
            row("freshness-stale", fresh.stale),
            row("freshness-never", fresh.never),
            row("freshness-ever-confirmed", fresh.ever_confirmed),
            row("freshness-all", fresh.all),
        ],
        short: Some(Short::default()),
    }
}

/// Obstacles, a row each.
pub(crate) fn challenges(teller: &Teller<'_>, challenges: &[Challenge]) -> Section {
    let head = |key: &str, hxl| column(teller.say(key), hxl);
    let open = challenges.iter().filter(|challenge| challenge.standing == plan::ChallengeStanding::Open).count();
    let row = |challenge: &Challenge| {
        let states: Vec<&str> = challenge.states.iter().map(plan::PartyKey::as_str).collect();
        let hinders: Vec<&str> = challenge.provisions.iter().map(plan::ProvisionKey::number).collect();
        vec![
            text(challenge.key.as_str()),
            text(challenge.title.show(teller.lang)),
            Cell::Text(teller.say(&format!("challenge-kind-{}", super::word(&challenge.kind)))),
            Cell::Text(teller.say(&format!("gravity-{}", super::word(&challenge.severity)))),
            Cell::Text(teller.say(&format!("challenge-{}", super::word(&challenge.standing)))),
            text(&states.join(" ")),
            text(&hinders.join(" ")),
        ]
    };
    let lines = challenges.iter().map(|challenge| {
        let cells = row(challenge);
        let tone = if challenge.standing == plan::ChallengeStanding::Open { Tone::Plain } else { Tone::Quiet };
        Line { tone, cells: [4, 3, 2, 1, 5].map(|at| teller.cell(&cells[at])).to_vec() }
    });
    let heads = ["column-standing", "column-severity", "column-kind", "column-challenge", "column-states"];
    Section {
        heading: teller.say("section-challenges"),
        summary: vec![teller.say_with(
            "challenges-summary",
            &[("open", (open as i64).into()), ("answered", ((challenges.len() - open) as i64).into())],
        )],
        rule: teller.say("rule-challenges"),
        columns: vec![
            head("column-id", None),
            head("column-challenge", None),
            head("column-kind", None),
            head("column-severity", None),
            head("column-standing", Some("#status")),
            head("column-states", Some("#country+code+list")),
            head("column-hinders", Some("#output+code+list")),
        ],
        rows: challenges.iter().map(row).collect(),
        short: Some(Short { heads: heads.map(|key| (teller.say(key), Align::Left)).to_vec(), lines: lines.collect() }),
    }
}

/// How many unaligned initiatives a terminal lists before it points to the list.
const UNALIGNED_SHOWN: usize = 10;

fn unaligned(teller: &Teller<'_>, take: &StockTake) -> Section {
    let chosen = take.unaligned.all(teller.view);
    let mut section = super::initiatives::section(teller, teller.say("section-unaligned"), &chosen);
    section.summary = vec![teller.say_with("unaligned-summary", &[("count", (chosen.len() as i64).into())])];
    section.rule = teller.say("rule-unaligned");
    if chosen.len() > UNALIGNED_SHOWN {
        section.summary.push(teller.say_with("unaligned-more", &[("shown", (UNALIGNED_SHOWN as i64).into())]));
    }
    section.short = Some(super::initiatives::short(teller, &chosen[..chosen.len().min(UNALIGNED_SHOWN)]));
    section
}

fn withheld(teller: &Teller<'_>, take: &StockTake) -> Section {
    let (withheld, left_out) = (take.withheld, take.left_out);
    let row = |key: &str, number: u32| vec![Cell::Text(teller.say(key)), Cell::Number(i64::from(number))];
    let rows = vec![
        row("withheld-held", withheld.held),
        row("withheld-members", withheld.members),
        row("withheld-named", withheld.named),
        row("withheld-secretariat", withheld.secretariat),
        row("left-out-unaligned", left_out.unaligned),
        row("left-out-no-state", left_out.no_state),
        row("left-out-elsewhere", left_out.elsewhere),
    ];
    let lines = rows
        .iter()
        .filter(|row| !matches!(row.get(1), Some(Cell::Number(0))))
        .map(|row| Line { tone: Tone::Plain, cells: row.iter().map(|cell| teller.cell(cell)).collect() });
    Section {
        heading: teller.say("section-withheld"),
        summary: vec![teller.say_with("withheld-summary", &[("count", i64::from(withheld.total()).into())])],
        rule: teller.say("rule-withheld"),
        columns: vec![column(teller.say("column-what"), None), column(teller.say("column-count"), None)],
        short: Some(Short {
            heads: vec![(teller.say("column-what"), Align::Left), (teller.say("column-count"), Align::Right)],
            lines: lines.collect(),
        }),
        rows,
    }
}
