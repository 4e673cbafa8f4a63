//! Puts the parts of a document into one archive, always in the same order and with the same time. Not for what they say.

use super::Document;
use super::body::{self, tag};
use super::styles::styles;
use quick_xml::escape::escape;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

const BEGIN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The bytes of a document.
pub(crate) fn docx(document: &Document) -> Vec<u8> {
    let parts = [
        ("[Content_Types].xml", types()),
        ("_rels/.rels", relations(&root())),
        ("docProps/core.xml", core(document)),
        ("docProps/custom.xml", custom(document)),
        ("word/document.xml", body::document(document)),
        ("word/_rels/document.xml.rels", relations(&inner())),
        ("word/styles.xml", styles(document.lang)),
        ("word/settings.xml", settings(document)),
        ("word/header1.xml", body::header(document)),
        ("word/footer1.xml", body::footer(document)),
    ];
    let options =
        SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut write = || -> std::io::Result<()> {
        for (name, text) in &parts {
            zip.start_file(*name, options)?;
            zip.write_all(BEGIN.as_bytes())?;
            zip.write_all(text.as_bytes())?;
        }
        Ok(())
    };
    // Memory takes all that is written to it.
    match write().and_then(|()| Ok(zip.finish()?)) {
        Ok(bytes) => bytes.into_inner(),
        Err(error) => unreachable!("a document is written to memory: {error}"),
    }
}

fn types() -> String {
    let defaults = [("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml")];
    let parts = [
        ("/word/document.xml", format!("{WORD}.document.main+xml")),
        ("/word/styles.xml", format!("{WORD}.styles+xml")),
        ("/word/settings.xml", format!("{WORD}.settings+xml")),
        ("/word/header1.xml", format!("{WORD}.header+xml")),
        ("/word/footer1.xml", format!("{WORD}.footer+xml")),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml".to_owned()),
        ("/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml".to_owned()),
    ];
    let mut out = format!("<Types xmlns=\"{PACKAGE}/content-types\">");
    for (ending, kind) in defaults {
        out.push_str(&format!("<Default Extension=\"{ending}\" ContentType=\"{kind}\"/>"));
    }
    for (part, kind) in parts {
        out.push_str(&format!("<Override PartName=\"{part}\" ContentType=\"{kind}\"/>"));
    }
    out + "</Types>"
}

fn root() -> [(String, &'static str); 3] {
    [
        (format!("{OFFICE}/officeDocument"), "word/document.xml"),
        (format!("{PACKAGE}/relationships/metadata/core-properties"), "docProps/core.xml"),
        (format!("{OFFICE}/custom-properties"), "docProps/custom.xml"),
    ]
}

/// The third and fourth are named in the main part.
fn inner() -> [(String, &'static str); 4] {
    [
        (format!("{OFFICE}/styles"), "styles.xml"),
        (format!("{OFFICE}/settings"), "settings.xml"),
        (format!("{OFFICE}/header"), "header1.xml"),
        (format!("{OFFICE}/footer"), "footer1.xml"),
    ]
}

fn relations(all: &[(String, &str)]) -> String {
    let mut out = format!("<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for (number, (kind, target)) in (1..).zip(all) {
        out.push_str(&format!("<Relationship Id=\"rId{number}\" Type=\"{kind}\" Target=\"{target}\"/>"));
    }
    out + "</Relationships>"
}

fn core(document: &Document) -> String {
    let Document { title, lang, created, .. } = document;
    format!(
        "<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{created}T00:00:00Z</dcterms:created><dc:language>{}</dc:language>\
         </cp:coreProperties>",
        escape(title.as_str()),
        tag(*lang),
    )
}

fn custom(document: &Document) -> String {
    let mut out = "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" \
         xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">"
        .to_owned();
    if let Some((name, value)) = &document.property {
        out.push_str(&format!(
            "<property fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"2\" name=\"{name}\"><vt:lpwstr>{}</vt:lpwstr></property>",
            escape(value.as_str())
        ));
    }
    out + "</Properties>"
}

fn settings(document: &Document) -> String {
    format!(
        "<w:settings {}><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"709\"/><w:compat><w:compatSetting \
         w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
         <w:themeFontLang w:val=\"{}\"/></w:settings>",
        body::NAMES,
        tag(document.lang)
    )
}
