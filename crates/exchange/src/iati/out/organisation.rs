//! An organisation file: who the organisation is that an activity file belongs to. Not for budgets of organisations:
//! the register keeps none.

use super::activity::organisation_type;
use super::narratives;
use super::reporter::{self, Reporter};
use crate::Publication;
use crate::xml::Xml;

/// The organisation file of one that reports; the secretariat speaks for those that sent no file of their own.
pub fn organisations(publication: &Publication<'_>, reporter: &Reporter) -> Vec<u8> {
    let mut xml = Xml::new();
    let time = publication.time().to_string();
    let attributes = [("version", Some("2.03")), ("generated-datetime", Some(time.as_str())), ("xmlns:jpoa", Some(super::OWN))];
    xml.open("iati-organisations", &attributes);
    xml.open("iati-organisation", &[("xml:lang", Some("en"))]);
    xml.text("organisation-identifier", &[], &reporter.id);
    xml.open("name", &[]);
    name(&mut xml, publication, reporter);
    xml.close();
    let keeper = publication.secretariat();
    let keeper_id = keeper.map_or_else(|| reporter.id.clone(), |key| reporter::identifier(publication.view, key));
    let keeper = keeper.and_then(|key| publication.view.party(key));
    let secondary = if keeper_id == reporter.id { "0" } else { "1" };
    let kind = keeper.map_or("90", |party| organisation_type(party.kind.as_str()));
    let attributes = [("ref", Some(keeper_id.as_str())), ("type", Some(kind)), ("secondary-reporter", Some(secondary))];
    xml.open("reporting-org", &attributes);
    match keeper {
        Some(party) => narratives(&mut xml, &party.title),
        None => name(&mut xml, publication, reporter),
    }
    xml.close();
    xml.finish()
}

fn name(xml: &mut Xml, publication: &Publication<'_>, reporter: &Reporter) {
    match reporter.party.as_ref().and_then(|key| publication.view.party(key)) {
        Some(party) => narratives(xml, &party.title),
        None => xml.text("narrative", &[], if reporter.name.is_empty() { &reporter.id } else { &reporter.name }),
    }
}
