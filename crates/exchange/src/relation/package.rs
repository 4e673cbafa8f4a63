//! The description of the tables as a data package (Frictionless, version 1): which files there are, which columns they have,
//! what these mean and how tables refer to one another. Not for files of other forms; those are in the catalogue.

use super::{Kind, Part, Table};
use crate::{Publication, Term};
use plan::Lang;
use serde_json::{Map, Value as Json, json};

/// A table that was written to a file.
pub struct Resource<'a> {
    /// The table.
    pub table: &'a Table,
    /// Where it stands, from the description.
    pub path: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub hash: String,
}

/// The description of these tables, as `datapackage.json`.
pub fn datapackage(publication: &Publication<'_>, resources: &[Resource<'_>]) -> Vec<u8> {
    let view = publication.view;
    let say = |term: Term<'_>| (publication.say)(term, Lang::EN);
    let region = view.region().map_or_else(|| "register".to_owned(), |region| region.key.to_string());
    let package = json!({
        "profile": "tabular-data-package",
        "name": region,
        "title": view.region().map_or("", |region| region.title.show(Lang::EN)),
        "description": say(Term::Title("tables")),
        "created": publication.time().to_string(),
        "version": view.stamp().entry.to_string(),
        "resources": resources.iter().map(|resource| described(publication, resource)).collect::<Vec<_>>(),
    });
    let mut bytes = serde_json::to_vec_pretty(&package).unwrap_or_else(|error| unreachable!("plain data: {error}"));
    bytes.push(b'\n');
    bytes
}

fn described(publication: &Publication<'_>, resource: &Resource<'_>) -> Json {
    let table = resource.table;
    let mut schema = Map::new();
    schema.insert("fields".to_owned(), table.columns.iter().map(|column| field(publication, column)).collect());
    schema.insert("missingValues".to_owned(), json!([""]));
    if let Some(key) = table.columns.iter().find(|column| column.part == Part::Key) {
        schema.insert("primaryKey".to_owned(), json!([key.name]));
    }
    let links = table.columns.iter().filter_map(|column| match column.part {
        Part::To(other) => Some(json!({ "fields": [column.name], "reference": { "resource": other, "fields": ["key"] } })),
        Part::Key | Part::Given | Part::Open => None,
    });
    let links: Vec<Json> = links.collect();
    if !links.is_empty() {
        schema.insert("foreignKeys".to_owned(), Json::Array(links));
    }
    json!({
        "name": table.name,
        "path": resource.path,
        "profile": "tabular-data-resource",
        "title": (publication.say)(Term::Table(table.name), Lang::EN),
        "title_ru": (publication.say)(Term::Table(table.name), Lang::RU),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": resource.bytes,
        "hash": format!("sha256:{}", resource.hash),
        "schema": schema,
    })
}

fn field(publication: &Publication<'_>, column: &super::Column) -> Json {
    let kind = match column.kind {
        Kind::Text => "string",
        Kind::Whole => "integer",
        Kind::Money => "number",
        Kind::Day => "date",
    };
    let mut constraints = Map::new();
    if matches!(column.part, Part::Key | Part::Given) {
        constraints.insert("required".to_owned(), json!(true));
    }
    if column.part == Part::Key {
        constraints.insert("unique".to_owned(), json!(true));
    }
    json!({
        "name": column.name,
        "type": kind,
        "description": (publication.say)(Term::Column(column.name), Lang::EN),
        "description_ru": (publication.say)(Term::Column(column.name), Lang::RU),
        "constraints": constraints,
    })
}
