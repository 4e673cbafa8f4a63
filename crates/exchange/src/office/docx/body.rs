//! Writes the blocks of a document as WordprocessingML. Not for the parts around them.

use super::{Block, Cell, Document, Paragraph, Run, Style, Table};
use crate::xml::is_letter;
use plan::Lang;
use quick_xml::escape::escape;

/// The name space of all elements here.
pub(super) const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// A4, in twentieths of a point: the short side and the long one, and the margin around the text.
const PAGE: [u32; 2] = [11_906, 16_838];
pub(crate) const MARGIN: u32 = 1_021;

/// The main part.
pub(super) fn document(document: &Document) -> String {
    let mut out = format!("<w:document {NAMES}><w:body>");
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => write_paragraph(&mut out, paragraph),
            Block::Table(table) => {
                write_table(&mut out, table);
                // Two tables side by side would be read as one; the last paragraph must stand behind a table in any case.
                out.push_str("<w:p><w:pPr><w:pStyle w:val=\"Gap\"/></w:pPr></w:p>");
            }
        }
    }
    let [width, height] = if document.lies { [PAGE[1], PAGE[0]] } else { PAGE };
    let turned = if document.lies { " w:orient=\"landscape\"" } else { "" };
    out.push_str(&format!(
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/><w:footerReference w:type=\"default\" r:id=\"rId4\"/>\
         <w:pgSz w:w=\"{width}\" w:h=\"{height}\"{turned}/><w:pgMar w:top=\"{top}\" w:right=\"{MARGIN}\" w:bottom=\"{MARGIN}\" \
         w:left=\"{MARGIN}\" w:header=\"510\" w:footer=\"454\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>",
        top = MARGIN + 170,
    ));
    out
}

/// The line at the top of each page.
pub(super) fn header(document: &Document) -> String {
    let text = run(&Run::new(document.running.as_str()));
    format!("<w:hdr {NAMES}><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>{text}</w:p></w:hdr>")
}

/// The line at the foot: how the file was made, and the page number at the right.
pub(super) fn footer(document: &Document) -> String {
    let field = |name: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> {name} </w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let right = if document.lies { PAGE[1] } else { PAGE[0] } - 2 * MARGIN;
    let [page, of] = &document.page;
    let (foot, page, of) = (
        run(&Run::new(document.foot.as_str())),
        run(&Run::new(format!("{page}\u{a0}"))),
        run(&Run::new(format!("\u{a0}{of}\u{a0}"))),
    );
    format!(
        "<w:ftr {NAMES}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/><w:tabs><w:tab w:val=\"right\" w:pos=\"{right}\"/></w:tabs></w:pPr>\
         {foot}<w:r><w:tab/></w:r>{page}{}{of}{}</w:p></w:ftr>",
        field("PAGE"),
        field("NUMPAGES"),
    )
}

fn write_paragraph(out: &mut String, paragraph: &Paragraph) {
    out.push_str("<w:p><w:pPr><w:pStyle w:val=\"");
    out.push_str(&style(paragraph.style));
    out.push_str("\"/></w:pPr>");
    paragraph.runs.iter().for_each(|piece| out.push_str(&run(piece)));
    out.push_str("</w:p>");
}

fn run(run: &Run) -> String {
    let text: String = run.text.chars().filter(|letter| is_letter(*letter)).collect();
    let mut looks = String::new();
    if run.bold {
        looks.push_str("<w:b/>");
    }
    if let Some(lang) = run.lang {
        looks.push_str(&format!("<w:lang w:val=\"{}\"/>", tag(lang)));
    }
    if !looks.is_empty() {
        looks = format!("<w:rPr>{looks}</w:rPr>");
    }
    // A line end in a text is a line end in the document.
    let lines: Vec<String> = text.split('\n').map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", escape(line))).collect();
    format!("<w:r>{looks}{}</w:r>", lines.join("<w:br/>"))
}

fn write_table(out: &mut String, table: &Table) {
    let all: u32 = table.widths.iter().sum();
    out.push_str(&format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"{all}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>\
         <w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>\
         </w:tblPr><w:tblGrid>"
    ));
    table.widths.iter().for_each(|width| out.push_str(&format!("<w:gridCol w:w=\"{width}\"/>")));
    out.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (head, width) in table.head.iter().zip(&table.widths) {
        out.push_str(&format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"DCE6F1\"/></w:tcPr>"
        ));
        write_paragraph(out, &Paragraph::new(Style::Head, head.as_str()));
        out.push_str("</w:tc>");
    }
    out.push_str("</w:tr>");
    for row in &table.rows {
        out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        row.iter().zip(&table.widths).for_each(|(cell, width)| write_cell(out, cell, *width));
        out.push_str("</w:tr>");
    }
    out.push_str("</w:tbl>");
}

fn write_cell(out: &mut String, cell: &Cell, width: u32) {
    out.push_str(&format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>"));
    cell.paragraphs.iter().for_each(|paragraph| write_paragraph(out, paragraph));
    if cell.paragraphs.is_empty() {
        out.push_str("<w:p><w:pPr><w:pStyle w:val=\"TableText\"/></w:pPr></w:p>");
    }
    out.push_str("</w:tc>");
}

fn style(style: Style) -> String {
    match style {
        Style::Title => "Title".to_owned(),
        Style::Subtitle => "Subtitle".to_owned(),
        Style::Heading(level) => format!("Heading{}", level.clamp(1, 6)),
        Style::Body => "BodyText".to_owned(),
        Style::Note => "Note".to_owned(),
        Style::Head => "TableHead".to_owned(),
        Style::Cell => "TableText".to_owned(),
        Style::Small => "TableSmall".to_owned(),
    }
}

/// A language as office programs name it: with a country, which spelling dictionaries ask for.
pub(super) fn tag(lang: Lang) -> String {
    match lang.as_str() {
        "en" => "en-GB".to_owned(),
        "ru" => "ru-RU".to_owned(),
        other => other.to_owned(),
    }
}
