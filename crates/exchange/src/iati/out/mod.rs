//! Activity and organisation files in the form of IATI 2.03, one for each organisation that reports.
//! Not for: activities that the schema has no room for; those are counted and stay in the other files.
//!
//! What the standard has no word for stands beside it in attributes of a name space of our own (`names::OWN`), which the
//! schema allows and the reader of this crate understands; everybody else passes over them.

mod activity;
mod organisation;
mod reporter;

pub use organisation::organisations;
pub use reporter::{LeftOut, Reporter, ReporterFile, by_reporter};

use super::names::OWN;
use crate::Publication;
use crate::xml::Xml;

/// The activities that these organisations report, in one file; there must be one activity at least.
pub fn activities(publication: &Publication<'_>, files: &[ReporterFile<'_>]) -> Vec<u8> {
    let mut xml = Xml::new();
    let time = publication.time().to_string();
    let attributes = [("version", Some("2.03")), ("generated-datetime", Some(time.as_str())), ("xmlns:jpoa", Some(OWN))];
    xml.open("iati-activities", &attributes);
    for file in files {
        for initiative in &file.initiatives {
            activity::write(&mut xml, publication, *initiative, &file.children);
        }
    }
    xml.finish()
}

/// A text in all its languages.
fn narratives(xml: &mut Xml, texts: &plan::Texts) {
    for (lang, text) in texts.iter() {
        xml.text("narrative", &[("xml:lang", Some(lang.as_str()))], text);
    }
}
