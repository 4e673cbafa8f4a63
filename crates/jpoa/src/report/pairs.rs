//! Pairs of initiatives that may be one, or overlap: as a table, as JSON, and one of them with its evidence as bars.

use super::{Section, Teller, column, content_language, text};
use crate::terminal::{Page, Tone};
use exchange::sheet::Cell;
use overlap::{Docket, Evidence, Factor, Pair, Relation, Told};
use plan::{Initiative, InitiativeKey, Lang, MadeCheck, PartyKey, ProvisionKey, Ruling, Verdict};
use schemars::JsonSchema;
use serde::Serialize;
use words::{Language, Words};

/// How many reasons a list names.
const REASONS: usize = 3;

/// How many of them may be about the theme, where two initiatives are told to do the same in one place.
const REASONS_OF_THEME: usize = 2;

/// The initiative behind an address of a pair.
fn initiative<'a>(teller: &Teller<'a>, key: &str) -> Option<&'a Initiative> {
    teller.view.initiative(&InitiativeKey::new(key)).map(|initiative| initiative.get())
}

/// What the two sides of pairs are called, where they are not in the register that is read.
pub(crate) type Titles = std::collections::BTreeMap<String, String>;

fn title(teller: &Teller<'_>, titles: &Titles, key: &str) -> String {
    let known = initiative(teller, key).map(|known| known.title.show(teller.lang));
    crate::terminal::tame(known.or(titles.get(key).map(String::as_str)).unwrap_or_default())
}

/// A sentence that says one piece of evidence.
pub(crate) fn sentence(words: &Words, teller: &Teller<'_>, evidence: &Evidence) -> String {
    let values: Vec<(&str, words::Value<'_>)> = evidence
        .values
        .iter()
        .map(|(name, value)| {
            let each =
                |tell: &dyn Fn(&str) -> String, between: &str| value.split(", ").map(tell).collect::<Vec<_>>().join(between);
            let told = match evidence.factor {
                Factor::Parties | Factor::Places => each(&|key| teller.party(&PartyKey::new(key)), ", "),
                // A title may have commas of its own.
                Factor::Subjects => each(&|code| subject(teller, content_language(words.language()), code), "; "),
                _ => crate::terminal::tame(value),
            };
            (*name, told.into())
        })
        .collect();
    words.say_with(&evidence.reason, &values)
}

/// A provision by its number and title, that of another edition by its whole address; a sector by the code its source gave it.
fn subject(teller: &Teller<'_>, lang: Lang, code: &str) -> String {
    let key = ProvisionKey::new(code);
    let Some(provision) = teller.view.provision(&key) else { return crate::terminal::tame(code) };
    let read = teller.view.region().is_some_and(|region| region.plan == key.edition());
    let called = if read { key.number() } else { key.as_str() };
    crate::terminal::tame(&format!("{called} {}", provision.title.show(lang)))
}

/// What two initiatives have in common may be said by these, however little it weighs.
const ABOUT: [Factor; 5] = [Factor::Rarity, Factor::Meaning, Factor::Subjects, Factor::Places, Factor::Title];

/// The reasons that speak most for what the pair is suspected to be, a sentence each; where none speaks much, the one that speaks
/// most, since nobody is warned without a reason.
pub(crate) fn reasons(teller: &Teller<'_>, pair: &Pair) -> Vec<String> {
    let is_one = suspicion(pair) == Ruling::Duplicate;
    let speaks = |evidence: &Evidence| if is_one { evidence.weight } else { evidence.effort };
    let mut factors: Vec<&Evidence> = pair.factors.iter().collect();
    factors.sort_by(|a, b| speaks(b).total_cmp(&speaks(a)));
    let much = factors.iter().take_while(|evidence| speaks(evidence) >= 0.5).count();
    if much == 0 {
        factors.retain(|evidence| ABOUT.contains(&evidence.factor));
    }
    factors.truncate(much.max(1));
    if !is_one {
        // Where and when are as much a part of this question, and would stand behind all that texts have in common.
        let mut of_theme = 0;
        factors.retain(|evidence| {
            let is_theme = Factor::THEME.contains(&evidence.factor);
            of_theme += usize::from(is_theme);
            !is_theme || of_theme <= REASONS_OF_THEME
        });
    }
    factors.into_iter().take(REASONS).map(|evidence| sentence(teller.words, teller, evidence)).collect()
}

pub(crate) fn percent(probability: f64) -> u8 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
    let whole = (probability * 100.0).round() as u8;
    whole
}

/// What a pair is suspected to be: the likelier of the two questions, unless one of the two went before the other.
pub(crate) fn suspicion(pair: &Pair) -> Ruling {
    match pair.goes_on() {
        true => Ruling::BuildsOn,
        false if pair.same > pair.effort => Ruling::Duplicate,
        false => Ruling::Overlapping,
    }
}

/// The same in words, told of the neighbour of one that was asked about.
pub(crate) fn suspected(teller: &Teller<'_>, pair: &Pair, own: &str) -> String {
    match &pair.earlier {
        Some(earlier) if pair.goes_on() => teller.say(if earlier == own { "pair-came-after" } else { "pair-went-before" }),
        Some(_) | None => ruling(teller, suspicion(pair)),
    }
}

/// A ruling in words.
pub(crate) fn ruling(teller: &Teller<'_>, ruling: Ruling) -> String {
    teller.say(&format!("ruling-{}", ruling.name()))
}

/// The side of a pair that is not the one asked about.
pub(crate) fn other_side(pair: &Pair, own: &str) -> InitiativeKey {
    InitiativeKey::new(&**if pair.left == own { &pair.right } else { &pair.left })
}

/// How many more there are that the viewer may not see; nothing where there is none.
pub(crate) fn withheld(teller: &Teller<'_>, restricted: usize) -> Option<String> {
    (restricted > 0).then(|| teller.say_with("overlaps-restricted", &[("count", (restricted as i64).into())]))
}

/// A list of pairs.
pub(crate) fn section(teller: &Teller<'_>, titles: &Titles, docket: &Docket, all: usize) -> Section {
    let Docket { told: Told { pairs, restricted }, settled } = docket;
    let head = |key: &str| column(teller.say(key), None);
    let row = |pair: &Pair| {
        vec![
            Cell::Number(i64::from(percent(pair.probability()))),
            Cell::Text(ruling(teller, pair.kind)),
            text(InitiativeKey::new(&*pair.left).reference()),
            text(&title(teller, titles, &pair.left)),
            text(InitiativeKey::new(&*pair.right).reference()),
            text(&title(teller, titles, &pair.right)),
            text(&reasons(teller, pair).join(" ")),
        ]
    };
    let values = [("count", (pairs.len() as i64).into()), ("all", (all as i64).into())];
    let mut summary = vec![teller.say_with("overlaps-summary", &values)];
    if *settled > 0 {
        summary.push(teller.say_with("overlaps-ruled", &[("count", (*settled as i64).into())]));
    }
    summary.extend(withheld(teller, *restricted));
    Section {
        heading: teller.say("section-overlaps"),
        summary,
        rule: teller.say("rule-overlaps"),
        columns: vec![
            head("column-probability"),
            head("column-pair-kind"),
            head("column-left"),
            head("column-title"),
            head("column-right"),
            head("column-title"),
            head("column-why"),
        ],
        rows: pairs.iter().map(row).collect(),
        short: None,
    }
}

/// Writes pairs one below the other: what is suspected, both titles, and why.
pub(crate) fn write_list(page: &mut Page, teller: &Teller<'_>, titles: &Titles, pairs: &[Pair]) {
    for pair in pairs {
        let head = format!("{} % · {}", percent(pair.probability()), ruling(teller, pair.kind));
        write_pair(page, teller, titles, pair, (&head, Tone::Quiet));
    }
}

/// Writes one pair: how likely it is and what it is taken for, both titles, and why, in this tone.
pub(crate) fn write_pair(page: &mut Page, teller: &Teller<'_>, titles: &Titles, pair: &Pair, (head, why): (&str, Tone)) {
    page.blank();
    page.paragraph(Tone::Strong, head);
    for key in [&pair.left, &pair.right] {
        match titles.get(&**key) {
            Some(_) => page.paragraph(Tone::Plain, &format!("{key}  {}", title(teller, titles, key))),
            None => write_one(page, teller, key),
        }
    }
    page.paragraph(why, &reasons(teller, pair).join(" "));
}

/// One initiative in two lines: its reference and title; who, where, when, and when it was last known to be right.
fn write_one(page: &mut Page, teller: &Teller<'_>, key: &str) {
    let Some(known) = initiative(teller, key) else { return };
    page.paragraph(Tone::Plain, &format!("{}  {}", known.key.reference(), crate::terminal::tame(known.title.show(teller.lang))));
    page.paragraph(Tone::Quiet, &format!("  {}", told(teller, known)));
}

/// Who, where, when, and when it was last known to be right.
pub(crate) fn told(teller: &Teller<'_>, known: &Initiative) -> String {
    let heard = match known.heard() {
        Some(date) => teller.say_with("check-heard", &[("date", teller.partial(date).into())]),
        None => teller.say("check-never-heard"),
    };
    let told = [teller.providers(known), teller.states(known), known.period.written(), heard];
    let told: Vec<String> = told.into_iter().filter(|part| !part.is_empty()).collect();
    told.join(" · ")
}

/// For whom a check was made, and when.
pub(crate) fn made(teller: &Teller<'_>, made: &MadeCheck) -> String {
    let values = [("by", teller.party_in_full(&made.by).into()), ("date", teller.partial(made.on).into())];
    teller.say_with("check-made", &values)
}

/// With how many initiatives a check compared, and as they stood when.
pub(crate) fn compared(teller: &Teller<'_>, made: &MadeCheck) -> String {
    let values = [
        ("count", (made.check.compared as i64).into()),
        ("date", teller.partial(made.on).into()),
        ("entry", (made.entry as i64 - 1).into()),
    ];
    teller.say_with("check-compared", &values)
}

/// A pair with its evidence as bars: to the right what speaks for one initiative, to the left what speaks against.
pub(crate) fn explain(page: &mut Page, teller: &Teller<'_>, pair: &Pair) {
    page.heading(&teller.say("section-overlaps"));
    write_one(page, teller, &pair.left);
    write_one(page, teller, &pair.right);
    page.blank();
    let values =
        [("same", percent(pair.same).into()), ("effort", percent(pair.effort).into()), ("model", pair.model.as_str().into())];
    page.paragraph(Tone::Strong, &teller.say_with("explain-likely", &values));
    if let Some(relation) = pair.relation {
        let told = teller.say(&format!("relation-{}", relation.name()));
        page.paragraph(Tone::Plain, &teller.say_with("explain-relation", &[("relation", told.into())]));
    }
    verdict(page, teller, pair);
    page.blank();
    let bars: Vec<(String, f64, String)> = std::iter::once((teller.say("explain-base"), pair.base, String::new()))
        .chain(pair.factors.iter().map(|evidence| {
            let name = teller.say(&format!("factor-{}", evidence.factor.name()));
            (name, evidence.weight, sentence(teller.words, teller, evidence))
        }))
        .collect();
    let sum = bars.iter().map(|(_, weight, _)| weight).sum::<f64>();
    let widest = bars.iter().map(|(_, weight, _)| weight.abs()).fold(1.0, f64::max);
    for (name, weight, sentence) in bars.iter().chain([&(teller.say("explain-sum"), sum, String::new())]) {
        bar(page, name, *weight, widest, sentence);
    }
    page.blank();
    page.paragraph(Tone::Quiet, &teller.say("explain-rule"));
}

/// Half the width of the bars.
const HALF: usize = 12;

fn bar(page: &mut Page, name: &str, weight: f64, widest: f64, sentence: &str) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most as long as half the bars")]
    let length = ((weight.abs() / widest).min(1.0) * HALF as f64).round() as usize;
    let (left, right) = if weight < 0.0 { (length, 0) } else { (0, length) };
    let drawn = format!("{}{}│{}{}", " ".repeat(HALF - left), "█".repeat(left), "█".repeat(right), " ".repeat(HALF - right));
    let name = crate::terminal::pad(&crate::terminal::cut(name, 22), 22, crate::terminal::Align::Left);
    page.line(format!("{name} {weight:>6.1} {drawn} {sentence}").trim_end());
}

fn verdict(page: &mut Page, teller: &Teller<'_>, pair: &Pair) {
    let (left, right) = (InitiativeKey::new(&*pair.left), InitiativeKey::new(&*pair.right));
    let Some((verdict, stands)) = teller.view.verdict(&left, &right) else { return };
    page.paragraph(Tone::Plain, &ruled(teller, verdict));
    if !stands {
        page.paragraph(Tone::Doubt, &teller.say("explain-reopened"));
    }
}

/// Who settled a pair, when, as what and why.
pub(crate) fn ruled(teller: &Teller<'_>, verdict: &Verdict) -> String {
    let values = [
        ("by", teller.party(&verdict.by).into()),
        ("date", teller.partial(verdict.on).into()),
        ("entry", (verdict.entry as i64).into()),
        ("ruling", ruling(teller, verdict.ruling).into()),
        ("because", crate::terminal::tame(verdict.because.show(teller.lang)).into()),
    ];
    teller.say_with("explain-ruled", &values)
}

/// A pair for programs.
#[derive(Serialize, JsonSchema)]
pub(crate) struct OnePair<'a> {
    left: &'a str,
    right: &'a str,
    /// What a list is ordered by.
    probability: f64,
    /// What a verdict would most likely say.
    kind: Ruling,
    /// How likely the two are one initiative.
    same: f64,
    /// How likely they are relatives: phases, parts, siblings of one family.
    related: f64,
    /// How likely they do the same in one place at one time.
    effort: f64,
    /// How likely one did before, in the same place, what the other does.
    before: f64,
    /// The one that ended before the other began.
    earlier: Option<&'a str>,
    relation: Option<Relation>,
    /// Where the evidence starts from, in bits.
    base: f64,
    factors: Vec<OneFactor>,
    /// The model that judged.
    model: &'a str,
}

/// How one factor speaks.
#[derive(Serialize, JsonSchema)]
pub(crate) struct OneFactor {
    factor: Factor,
    level: &'static str,
    /// In bits.
    weight: f64,
    reason_en: String,
    reason_ru: String,
}

/// A pair for programs, with its reasons in both languages.
pub(crate) fn json<'a>(teller: &Teller<'_>, both: &[Words; 2], pair: &'a Pair) -> OnePair<'a> {
    let [en, ru] = both;
    let factors = pair.factors.iter().map(|evidence| OneFactor {
        factor: evidence.factor,
        level: evidence.level,
        weight: evidence.weight,
        reason_en: sentence(en, teller, evidence),
        reason_ru: sentence(ru, teller, evidence),
    });
    OnePair {
        left: &pair.left,
        right: &pair.right,
        probability: pair.probability(),
        kind: pair.kind,
        same: pair.same,
        related: pair.related,
        effort: pair.effort,
        before: pair.before,
        earlier: pair.earlier.as_deref(),
        relation: pair.relation,
        base: pair.base,
        factors: factors.collect(),
        model: &pair.model,
    }
}

/// The catalogue in both languages, as JSON says its reasons.
pub(crate) fn both_languages() -> [Words; 2] {
    [Words::new(Language::English), Words::new(Language::Russian)]
}
