//! The plan's text as a document: numbered provisions under headings of which a contents list can be made. Not for the matrix,
//! and not read back: the text of an edition is changed in its folder.

use super::docx::{self, Block, Document, Paragraph, Run, Style};
use super::matrix::other;
use super::{Frame, Ground};
use plan::{Provision, Texts};

/// The text of the edition; none where the viewer cannot read it.
pub fn plan_text(ground: &Ground<'_>, frame: &Frame) -> Option<Vec<u8>> {
    let read = ground.view.edition(ground.edition)?;
    let mut blocks = vec![
        Block::Paragraph(Paragraph::new(Style::Title, frame.title.as_str())),
        Block::Paragraph(Paragraph::new(Style::Subtitle, frame.subtitle.as_str())),
        Block::Paragraph(Paragraph::new(Style::Note, frame.lead.as_str())),
    ];
    blocks
        .extend([&read.framework.nature, &read.edition.note].into_iter().filter_map(|text| paragraph(ground, Style::Body, text)));
    for provision in read.provisions {
        clause(ground, &mut blocks, provision);
    }
    Some(docx::docx(&Document {
        title: frame.title.clone(),
        lang: ground.lang,
        lies: false,
        running: format!("{} · {}", frame.running, frame.subtitle),
        foot: frame.lead.clone(),
        page: [ground.form("page"), ground.form("page-of")],
        created: ground.view.as_at(),
        property: None,
        blocks,
    }))
}

fn clause(ground: &Ground<'_>, blocks: &mut Vec<Block>, provision: &Provision) {
    let number = provision.key.number();
    let level = u8::try_from(number.split('.').count()).unwrap_or(6);
    let title = provision.title.read(ground.lang);
    let title = title.map(|(lang, title)| Run { text: title.to_owned(), bold: false, lang: other(ground, lang) });
    let number = Run::new(format!("{number} "));
    blocks.push(Block::Paragraph(Paragraph { style: Style::Heading(level), runs: [number].into_iter().chain(title).collect() }));
    blocks.extend(paragraph(ground, Style::Body, &provision.text));
    let guidance =
        [("policy-guidance", &provision.policy_guidance), ("implementation-guidance", &provision.implementation_guidance)];
    for (name, text) in guidance {
        if let Some((lang, text)) = text.read(ground.lang) {
            let lead = Run::new(format!("{}: ", ground.form(name))).bold();
            let text = Run { text: text.to_owned(), bold: false, lang: other(ground, lang) };
            blocks.push(Block::Paragraph(Paragraph { style: Style::Body, runs: vec![lead, text] }));
        }
    }
    blocks.extend(paragraph(ground, Style::Note, &provision.note));
}

/// A text as a paragraph, its language marked; none where there is none.
fn paragraph(ground: &Ground<'_>, style: Style, text: &Texts) -> Option<Block> {
    let (lang, text) = text.read(ground.lang)?;
    let run = Run { text: text.to_owned(), bold: false, lang: other(ground, lang) };
    Some(Block::Paragraph(Paragraph { style, runs: vec![run] }))
}
