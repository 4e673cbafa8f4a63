//! All tables as one SQLite database, for tools that read databases. The file is written page by page, without an engine:
//! equal views give equal bytes whatever version of SQLite is at hand, and nothing has to touch a disk.
//! Not for changing a database, and not for reading one; tests have SQLite itself check every page.
//!
//! The form is that of <https://www.sqlite.org/fileformat2.html>: tables are trees by row number, keys are trees by text.

mod pages;
mod row;
mod tree;

use super::{Kind, Part, Table, Value, tables};
use crate::{Publication, Term};
use pages::Pages;
use plan::Lang;
use std::borrow::Cow;
use tree::{keys, rows};

/// Writes all tables, and three that say what they hold, as at when, and for whom.
pub fn sqlite(publication: &Publication<'_>) -> Vec<u8> {
    let mut pages = Pages::new();
    let mut schema = Schema::default();
    let about = about(publication);
    let about: Vec<Vec<Value<'_>>> = about.iter().map(|(what, value)| vec![Value::of(what), Value::of(value)]).collect();
    write(&mut pages, &mut schema, "about", "what TEXT NOT NULL, value TEXT", None, &mut |to| {
        about.iter().for_each(|row| to(row));
    });
    let said = |term| [Lang::EN, Lang::RU].map(|lang| Value::Text(Cow::Owned((publication.say)(term, lang))));
    let columns = "name TEXT NOT NULL, meaning_en TEXT, meaning_ru TEXT";
    write(&mut pages, &mut schema, "about_table", columns, None, &mut |to| {
        for table in tables() {
            let [en, ru] = said(Term::Table(table.name));
            to(&[Value::of(table.name), en, ru]);
        }
    });
    let columns = "of TEXT NOT NULL, name TEXT NOT NULL, meaning_en TEXT, meaning_ru TEXT";
    write(&mut pages, &mut schema, "about_column", columns, None, &mut |to| {
        for table in tables() {
            for column in table.columns {
                let [en, ru] = said(Term::Column(column.name));
                to(&[Value::of(table.name), Value::of(column.name), en, ru]);
            }
        }
    });
    for table in tables() {
        let key = table.columns.iter().position(|column| column.part == Part::Key);
        write(&mut pages, &mut schema, table.name, &declared(table), key, &mut |to| table.each_row(publication.view, to));
    }
    pages.finish(&schema.rows)
}

/// What must be known of the whole file.
fn about(publication: &Publication<'_>) -> Vec<(&'static str, String)> {
    let view = publication.view;
    let title = |lang| view.region().map_or_else(String::new, |region| region.title.show(lang).to_owned());
    vec![
        ("title_en", title(Lang::EN)),
        ("title_ru", title(Lang::RU)),
        ("edition", view.region().map_or_else(String::new, |region| region.plan.to_string())),
        ("as_at", view.as_at().to_string()),
        ("entry", view.stamp().entry.to_string()),
        ("viewer", view.viewer().kind().to_owned()),
        ("party", view.viewer().party().map_or_else(String::new, ToString::to_string)),
    ]
}

/// The rows of `sqlite_schema`: type, name, table, root, the sentence that made it.
#[derive(Default)]
struct Schema {
    rows: Vec<[Value<'static>; 5]>,
}

/// Hands rows out, one after the other.
type Each<'a> = &'a mut dyn FnMut(&mut dyn FnMut(&[Value<'_>]));

/// Writes a table and, where it has a key, the index of that.
fn write(pages: &mut Pages, schema: &mut Schema, name: &str, columns: &str, key: Option<usize>, each: Each<'_>) {
    let mut index: Vec<(String, i64)> = Vec::new();
    let mut tree = rows(pages);
    let mut number = 0;
    each(&mut |row| {
        number += 1;
        tree.add(number, &row::encoded(row));
        if let Some(Value::Text(text)) = key.and_then(|at| row.get(at)) {
            index.push((text.to_string(), number));
        }
    });
    let root = tree.finish();
    let text = |text: String| Value::Text(Cow::Owned(text));
    let made = format!("CREATE TABLE \"{name}\" ({columns})");
    let name = name.to_owned();
    schema.rows.push([Value::of("table"), text(name.clone()), text(name.clone()), Value::Whole(i64::from(root)), text(made)]);
    if key.is_some() {
        index.sort();
        let entries = index.iter().map(|(text, row)| row::encoded(&[Value::of(text), Value::Whole(*row)]));
        let root = keys(pages, entries);
        let index = format!("sqlite_autoindex_{name}_1");
        schema.rows.push([Value::of("index"), text(index), text(name), Value::Whole(i64::from(root)), Value::None]);
    }
}

fn declared(table: &Table) -> String {
    let column = |column: &super::Column| {
        let kind = match column.kind {
            Kind::Text | Kind::Day => "TEXT",
            Kind::Whole => "INTEGER",
            Kind::Money => "REAL",
        };
        let part = match column.part {
            Part::Key => " PRIMARY KEY NOT NULL".to_owned(),
            Part::Given => " NOT NULL".to_owned(),
            Part::To(other) => format!(" REFERENCES \"{other}\" (key)"),
            Part::Open => String::new(),
        };
        format!("\"{}\" {kind}{part}", column.name)
    };
    table.columns.iter().map(column).collect::<Vec<_>>().join(", ")
}
