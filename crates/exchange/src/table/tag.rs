//! What the tags of the Humanitarian Exchange Language say of columns, those of 2014 included. Not for headings in words.

use super::field::{Field, Named};
use super::grid::Row;
use plan::Lang;

/// Whether a row holds tags: half of its filled cells at least, and nothing but tags or empty cells where there are few.
pub(crate) fn is_tags(row: &Row) -> bool {
    let filled = row.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    let tags = row.cells.iter().filter(|cell| is_tag(cell)).count();
    tags > 0 && tags * 2 >= filled
}

fn is_tag(cell: &str) -> bool {
    cell.trim().strip_prefix('#').is_some_and(|tag| tag.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// The field a tag means.
pub(crate) fn named(cell: &str) -> Option<Named> {
    if !is_tag(cell) {
        return None;
    }
    let cell = cell.trim().to_lowercase();
    let mut parts = cell.split('+').map(str::trim);
    let tag = parts.next().unwrap_or_default();
    let with: Vec<&str> = parts.collect();
    let has = |words: &[&str]| with.iter().any(|word| words.contains(word));
    let is_code = has(&["code", "id"]);
    let field = match tag {
        "#activity" | "#project" if is_code => Field::Identifier,
        "#activity" if has(&["url", "link"]) => Field::Source,
        "#activity" if has(&["description"]) => Field::Description,
        "#activity" if has(&["type"]) => Field::Kind,
        "#activity" if has(&["status"]) => Field::Status,
        "#activity" if has(&["programme", "program", "parent"]) => Field::Parent,
        "#activity" | "#project" => Field::Title,
        "#activity_id" | "#project_id" => Field::Identifier,
        "#org" if is_code || has(&["type"]) => return None,
        "#org" if has(&["funder", "donor", "funding"]) => Field::Funder,
        "#org" if has(&["impl", "implementing", "implementer"]) => Field::Implementer,
        "#org" if has(&["partner"]) => Field::Partner,
        "#org" if has(&["reporting", "reporter"]) => Field::Reporter,
        "#org" | "#prog" => Field::Lead,
        "#funder" => Field::Funder,
        "#impl" => Field::Implementer,
        "#country" | "#country_id" => Field::State,
        "#adm1" | "#adm2" | "#adm3" | "#adm4" | "#adm5" | "#loc" if !is_code => Field::Area,
        "#sector" | "#subsector" | "#sector_id" | "#subsector_id" => Field::Sector,
        "#date" if has(&["start"]) => Field::Start,
        "#date" if has(&["end"]) => Field::End,
        "#from_date" | "#start_date" | "#x_activity_start_date" => Field::Start,
        "#to_date" | "#end_date" | "#x_activity_end_date" => Field::End,
        "#date" | "#period_date" if has(&["year"]) => Field::Year,
        "#status" | "#status_id" => Field::Status,
        "#currency" | "#x_funds_currency" => Field::Currency,
        "#value" if has(&["currency"]) => Field::Currency,
        "#value" if has(&["commitment", "committed", "committments"]) => Field::Commitment,
        "#value" if has(&["spend", "spent", "disbursement", "disbursed", "expenditure"]) => Field::Disbursement,
        "#value" if has(&["type", "kind"]) => Field::BudgetKind,
        "#value" => Field::Amount,
        "#x_funds_committed" => Field::Commitment,
        "#x_funds_disbursed" | "#x_funds_spent" => Field::Disbursement,
        "#description" => Field::Description,
        "#meta" if has(&["url", "link"]) => Field::Source,
        "#meta" if cell == crate::rejects::TAG => Field::Problem,
        "#source" => Field::Reporter,
        "#contact" | "#contact_id" => Field::Personal,
        _ => return None,
    };
    let is_text = matches!(field, Field::Title | Field::Description);
    let lang = with.iter().filter(|word| is_text && word.len() == 2 && **word != "id").find_map(|word| Lang::parse(word));
    let currency = with.iter().find(|word| super::words::is_currency(word)).map(|code| code.to_uppercase().into());
    Some(Named { lang, currency, ..Named::plain(field) })
}
