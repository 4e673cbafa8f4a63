//! How a document looks: one page of styles. The letters are of a typeface that every office has or stands another in for.

use super::body::{NAMES, tag};
use plan::Lang;

/// A style of paragraphs: its id, its name, what it follows, the next one's id, how it stands and how its letters look.
type Style = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

const STYLES: [Style; 15] = [
    ("BodyText", "Body Text", "Normal", "BodyText", "<w:spacing w:after=\"120\"/>", ""),
    (
        "Title",
        "Title",
        "Normal",
        "Subtitle",
        "<w:spacing w:before=\"60\" w:after=\"60\"/>",
        "<w:b/><w:color w:val=\"1F3864\"/><w:sz w:val=\"36\"/><w:szCs w:val=\"36\"/>",
    ),
    (
        "Subtitle",
        "Subtitle",
        "Normal",
        "BodyText",
        "<w:spacing w:after=\"120\"/>",
        "<w:color w:val=\"44546A\"/><w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>",
    ),
    (
        "Heading1",
        "heading 1",
        "Normal",
        "BodyText",
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"320\" w:after=\"120\"/><w:outlineLvl w:val=\"0\"/>",
        "<w:b/><w:color w:val=\"1F3864\"/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>",
    ),
    (
        "Heading2",
        "heading 2",
        "Normal",
        "BodyText",
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"240\" w:after=\"80\"/><w:outlineLvl w:val=\"1\"/>",
        "<w:b/><w:color w:val=\"1F3864\"/><w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>",
    ),
    (
        "Heading3",
        "heading 3",
        "Normal",
        "BodyText",
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"200\" w:after=\"60\"/><w:outlineLvl w:val=\"2\"/>",
        "<w:b/><w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/>",
    ),
    (
        "Heading4",
        "heading 4",
        "Normal",
        "BodyText",
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"160\" w:after=\"60\"/><w:outlineLvl w:val=\"3\"/>",
        "<w:b/><w:i/>",
    ),
    ("Heading5", "heading 5", "Heading4", "BodyText", "<w:outlineLvl w:val=\"4\"/>", ""),
    ("Heading6", "heading 6", "Heading4", "BodyText", "<w:outlineLvl w:val=\"5\"/>", ""),
    (
        "Note",
        "Note",
        "Normal",
        "Note",
        "<w:spacing w:after=\"80\"/>",
        "<w:color w:val=\"595959\"/><w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/>",
    ),
    ("TableText", "Table Text", "Normal", "TableText", "", "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>"),
    ("TableHead", "Table Head", "TableText", "TableText", "<w:keepNext/>", "<w:b/><w:color w:val=\"1F3864\"/>"),
    (
        "TableSmall",
        "Table Small",
        "TableText",
        "TableText",
        "<w:spacing w:before=\"40\"/>",
        "<w:color w:val=\"595959\"/><w:sz w:val=\"15\"/><w:szCs w:val=\"15\"/>",
    ),
    (
        "Header",
        "header",
        "Normal",
        "Header",
        "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"3\" w:color=\"8EA9DB\"/></w:pBdr>",
        "<w:color w:val=\"595959\"/><w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/>",
    ),
    ("Footer", "footer", "Normal", "Footer", "", "<w:color w:val=\"595959\"/><w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/>"),
];

/// The part with the styles.
pub(super) fn styles(lang: Lang) -> String {
    let tag = tag(lang);
    let mut out = format!(
        "<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"Arial\" \
         w:cs=\"Arial\"/><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/><w:lang w:val=\"{tag}\" w:eastAsia=\"{tag}\" w:bidi=\"ar-SA\"/>\
         </w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"0\" w:line=\"252\" w:lineRule=\"auto\"/></w:pPr>\
         </w:pPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>\
         <w:qFormat/></w:style>"
    );
    for (id, name, base, next, stands, looks) in STYLES {
        out.push_str(&format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"{base}\"/>\
             <w:next w:val=\"{next}\"/><w:qFormat/><w:pPr>{stands}</w:pPr><w:rPr>{looks}</w:rPr></w:style>"
        ));
    }
    out.push_str(
        "<w:style w:type=\"paragraph\" w:styleId=\"Gap\"><w:name w:val=\"Gap\"/><w:basedOn w:val=\"Normal\"/><w:pPr><w:spacing \
         w:line=\"120\" w:lineRule=\"exact\"/></w:pPr></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblInd \
         w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"45\" w:type=\"dxa\"/><w:left w:w=\"85\" w:type=\"dxa\"/><w:bottom \
         w:w=\"45\" w:type=\"dxa\"/><w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>\
         <w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/><w:basedOn w:val=\"TableNormal\"/>\
         <w:tblPr><w:tblBorders>",
    );
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        out.push_str(&format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"A6A6A6\"/>"));
    }
    out.push_str("</w:tblBorders></w:tblPr></w:style></w:styles>");
    out
}
