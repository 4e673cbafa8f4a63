//! The matrix as the document that secretariats circulate: a heading for each pillar, below it a table of who does what where
//! under each provision, each row with the address of its entry. Not for the plan's text in full, and not for reading it back.

use super::cell::Field;
use super::docx::{self, Block, Cell, Document, Paragraph, Run, Style, Table};
use super::{Frame, Ground, Listed, mark};
use plan::{Initiative, Provision};

/// The columns behind the provision and the address, with their widths; all together fill a lying page.
pub(crate) const COLUMNS: [(Field, u32); 5] =
    [(Field::Title, 4_150), (Field::Providers, 1_900), (Field::Where, 1_900), (Field::Term, 1_350), (Field::Status, 1_350)];
/// The widths of the provision and of the address.
const PROVISION: u32 = 3_146;
const ADDRESS: u32 = 1_000;

/// The matrix of the edition; none where the viewer cannot read it.
pub fn matrix(ground: &Ground<'_>, frame: &Frame) -> Option<Vec<u8>> {
    let listed = Listed::all(ground.view, ground.edition)?;
    let mut blocks = vec![
        Block::Paragraph(Paragraph::new(Style::Title, frame.title.as_str())),
        Block::Paragraph(Paragraph::new(Style::Subtitle, frame.subtitle.as_str())),
        Block::Paragraph(Paragraph::new(Style::Note, frame.lead.as_str())),
        Block::Paragraph(Paragraph::new(Style::Body, ground.form("matrix-how"))),
    ];
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut section = None;
    for Listed { provision, initiatives } in &listed {
        let now = provision.map(Provision::section_number);
        if section.is_some_and(|before| before != now) {
            blocks.push(table(ground, std::mem::take(&mut rows)));
        }
        if section != Some(now) && (provision.is_some() || !initiatives.is_empty()) {
            blocks.push(Block::Paragraph(Paragraph::new(Style::Heading(1), heading(ground, *provision))));
        }
        section = Some(now);
        rows.extend(under(ground, *provision, initiatives));
    }
    if !rows.is_empty() {
        blocks.push(table(ground, rows));
    }
    // Once more in the text, for programs that keep no properties.
    blocks.push(Block::Paragraph(Paragraph::new(Style::Note, ground.form("mark"))));
    blocks.push(Block::Paragraph(Paragraph::new(Style::Note, frame.mark.to_string())));
    Some(docx::docx(&Document {
        title: format!("{} – {}", frame.title, frame.subtitle),
        lang: ground.lang,
        lies: true,
        running: format!("{} · {}", frame.running, frame.subtitle),
        foot: frame.lead.clone(),
        page: [ground.form("page"), ground.form("page-of")],
        created: ground.view.as_at(),
        property: Some((mark::PROPERTY, frame.mark.to_string())),
        blocks,
    }))
}

fn heading(ground: &Ground<'_>, provision: Option<&Provision>) -> String {
    let Some(provision) = provision else { return ground.form("no-provision") };
    let number = provision.section_number();
    let section = ground.view.provision(&ground.edition.provision(number));
    section.map_or_else(|| number.to_owned(), |section| format!("{number}. {}", section.title.show(ground.lang)))
}

fn table(ground: &Ground<'_>, rows: Vec<Vec<Cell>>) -> Block {
    let heads = ["provision", "id"].into_iter().chain(COLUMNS.map(|(field, _)| field.name()));
    Block::Table(Table {
        widths: [PROVISION, ADDRESS].into_iter().chain(COLUMNS.map(|(_, width)| width)).collect(),
        head: heads.map(|name| ground.form(&format!("column-{name}"))).collect(),
        rows,
    })
}

/// The rows of one provision; one where nobody does anything stays open for who would.
fn under(ground: &Ground<'_>, provision: Option<&Provision>, initiatives: &[&Initiative]) -> Vec<Vec<Cell>> {
    // Each row bears its number, so that it can be read on the next page and put elsewhere.
    let first = |row: usize| match (row, provision) {
        (0, _) => Cell { paragraphs: clause(ground, provision) },
        (_, Some(provision)) => Cell { paragraphs: vec![Paragraph::new(Style::Small, provision.key.number())] },
        (_, None) => Cell { paragraphs: Vec::new() },
    };
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for (row, initiative) in initiatives.iter().enumerate() {
        let address = Paragraph::new(Style::Small, ground.address(initiative));
        let cells = COLUMNS.map(|(field, _)| Cell::text(ground.said(field, initiative)));
        rows.push([first(row), Cell { paragraphs: vec![address] }].into_iter().chain(cells).collect());
    }
    if rows.is_empty() && provision.is_some() {
        let open = COLUMNS.map(|(field, _)| Cell::text(if field == Field::Title { NOBODY } else { "" }));
        rows.push([first(0), Cell::text("")].into_iter().chain(open).collect());
    }
    rows
}

/// What stands for a title where nobody does anything.
pub(crate) const NOBODY: &str = "–";

/// Number and title, then the text.
fn clause(ground: &Ground<'_>, provision: Option<&Provision>) -> Vec<Paragraph> {
    let Some(provision) = provision else { return Vec::new() };
    let number = Run::new(format!("{} ", provision.key.number())).bold();
    let title = provision.title.read(ground.lang);
    let title = title.map(|(lang, title)| Run { text: title.to_owned(), bold: true, lang: other(ground, lang) });
    let text = provision.text.read(ground.lang);
    let text = text.map(|(lang, text)| Run { text: text.to_owned(), bold: false, lang: other(ground, lang) });
    let head = Paragraph { style: Style::Cell, runs: [number].into_iter().chain(title).collect() };
    let body = text.map(|run| Paragraph { style: Style::Small, runs: vec![run] });
    [head].into_iter().chain(body).collect()
}

/// The language of a text, where it is not that of the file.
pub(crate) fn other(ground: &Ground<'_>, lang: plan::Lang) -> Option<plan::Lang> {
    (lang != ground.lang).then_some(lang)
}
