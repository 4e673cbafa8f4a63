//! The plan on paper: one edition as text, every clause with its number, what is known about it, and where it was read.

use super::{Opening, caution, chapter, columns, field, open};
use crate::report::{Teller, word};
use crate::terminal::tame;
use ::plan::{EditionKey, Evidence, Provision, ReadEdition, Source, TraceKind, View};
use press::{Block, CoverSize, Field, Paper, Row, Table};

/// The text of an edition; none where the viewer cannot read it.
pub(crate) fn plan(view: &View<'_>, edition: &EditionKey, teller: &Teller<'_>) -> Option<Paper> {
    let read = view.edition(edition)?;
    let title = tame(read.edition.title.show(teller.lang));
    let note = caution(teller, edition);
    let mut paper = open(teller, Opening { kind: "print-kind-plan", title, edition, size: CoverSize::Page, note });
    let mut sources = Sources::default();
    about(teller, &mut paper.blocks, &read, &mut sources);
    for provision in read.provisions {
        paper.blocks.push(Block::Provision(clause(teller, provision, &mut sources)));
    }
    positions(teller, &mut paper.blocks, view, &read);
    chapter_without_number(&mut paper.blocks, teller.say("print-sources"));
    paper.blocks.push(Block::Sources { addresses: sources.addresses });
    Some(paper)
}

/// Addresses in the order in which they are first named.
#[derive(Default)]
struct Sources {
    addresses: Vec<String>,
}

impl Sources {
    /// The numbers of these sources, from 1.
    fn number(&mut self, sources: &[Source]) -> Vec<usize> {
        let mut number = |source: &Source| {
            let address = tame(&source.address);
            let known = self.addresses.iter().position(|known| *known == address);
            known.unwrap_or_else(|| {
                self.addresses.push(address);
                self.addresses.len() - 1
            }) + 1
        };
        sources.iter().map(&mut number).collect()
    }
}

/// What kind of text this is, and how far it can be trusted.
fn about(teller: &Teller<'_>, blocks: &mut Vec<Block>, read: &ReadEdition<'_>, sources: &mut Sources) {
    chapter_without_number(blocks, teller.say("print-about-text"));
    let nature = tame(read.framework.nature.show(teller.lang));
    if !nature.is_empty() {
        blocks.push(Block::Paragraph { text: nature });
    }
    let marks = [Evidence::Official, Evidence::Found, Evidence::Inferred];
    let counted = |evidence: Evidence| read.provisions.iter().filter(|provision| provision.evidence == evidence).count() as i64;
    let mut fields: Vec<Field> = marks
        .into_iter()
        .filter(|evidence| counted(*evidence) > 0)
        .map(|evidence| {
            let meaning = teller.say(&format!("evidence-{}", word(&evidence)));
            let value = teller.say_with("print-provisions", &[("count", counted(evidence).into())]);
            field(meaning, value)
        })
        .collect();
    let numbers: Vec<String> = sources.number(&read.edition.sources).iter().map(|number| format!("[{number}]")).collect();
    if !numbers.is_empty() {
        fields.push(field(teller.say("print-sources"), numbers.join(" ")));
    }
    blocks.push(Block::Fields { fields });
}

fn clause(teller: &Teller<'_>, provision: &Provision, sources: &mut Sources) -> press::Provision {
    let said = |key: &str, value: String| (!value.is_empty()).then(|| field(teller.say(key), value));
    let parts = [
        ("show-policy-guidance", &provision.policy_guidance),
        ("show-implementation-guidance", &provision.implementation_guidance),
    ];
    let modes: Vec<String> = provision.modes.iter().map(|mode| teller.mode(*mode)).collect();
    let kind = |key| teller.view.party_kind(key).map_or_else(|| tame(key.as_str()), |kind| tame(kind.several(teller.lang)));
    let invites: Vec<String> = provision.invites.iter().map(kind).collect();
    let mut about = vec![
        said("show-modes", modes.join(", ")),
        said("print-invites", invites.join(", ")),
        said("show-form", tame(provision.form.show(teller.lang))),
        said("show-audience", tame(provision.audience.show(teller.lang))),
        said("show-evidence", teller.say(&format!("evidence-{}", word(&provision.evidence)))),
    ];
    about.extend(threads(teller, provision).into_iter().map(Some));
    about.push(said("show-note", tame(provision.note.show(teller.lang))));
    press::Provision {
        level: provision.key.number().split('.').count().min(9) as u8,
        number: tame(provision.key.number()),
        title: tame(provision.title.show(teller.lang)),
        text: tame(provision.text.show(teller.lang)),
        parts: parts.into_iter().filter_map(|(key, texts)| said(key, tame(texts.show(teller.lang)))).collect(),
        about: about.into_iter().flatten().collect(),
        sources: sources.number(&provision.sources),
    }
}

/// Where the clause comes from, where it leads, and which measures it serves.
fn threads(teller: &Teller<'_>, provision: &Provision) -> Vec<Field> {
    let thread = |trace: &::plan::Trace| {
        let onward = trace.from.as_ref() == Some(&provision.key);
        let (other, key) = match (onward, trace.kind == TraceKind::Serves) {
            (true, true) => (&trace.to, "show-serves"),
            (true, false) => (&trace.to, "show-trace-to"),
            (false, true) => (&trace.from, "show-served-by"),
            (false, false) => (&trace.from, "show-trace-from"),
        };
        let kind = teller.say(&format!("trace-{}", word(&trace.kind)));
        let other = other.as_ref().map(|other| tame(other.as_str()));
        let told = match (other, trace.kind == TraceKind::Serves) {
            (Some(other), true) => other,
            (Some(other), false) => format!("{other} ({kind})"),
            (None, _) => kind,
        };
        field(teller.say(key), told)
    };
    teller.view.traces(&provision.key).map(thread).collect()
}

/// Who took which position on the edition.
fn positions(teller: &Teller<'_>, blocks: &mut Vec<Block>, view: &View<'_>, read: &ReadEdition<'_>) {
    let row = |position: &::plan::Position| Row {
        cells: vec![
            teller.party_in_full(&position.party),
            teller.say(&format!("stance-{}", word(&position.stance))),
            teller.partial(position.on),
            position
                .meeting
                .as_ref()
                .and_then(|key| view.meeting(key))
                .map_or_else(String::new, |meeting| tame(meeting.title.show(teller.lang))),
            tame(position.statement.show(teller.lang)),
        ],
        strong: false,
    };
    let rows: Vec<Row> = view.positions(&read.edition.key).map(row).collect();
    if rows.is_empty() {
        return;
    }
    chapter_without_number(blocks, teller.say("print-positions"));
    let keys = ["print-party", "show-position", "print-on", "print-meeting", "print-statement"];
    blocks.push(Block::Table(Table { columns: columns(teller, &keys), rows, wide: false }));
}

/// The provisions bear the numbers of the plan; a chapter around them has none.
fn chapter_without_number(blocks: &mut Vec<Block>, text: String) {
    chapter(blocks, text);
    if let Some(Block::Heading { number, .. }) = blocks.last_mut() {
        number.clear();
    }
}
