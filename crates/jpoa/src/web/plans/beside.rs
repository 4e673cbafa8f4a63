//! Two editions side by side: each provision of the newer one beside what it came from along the traces, with the words that were added
//! and removed; and what led nowhere.

use super::read;
use crate::terminal::tame;
use crate::web::answer::{self, Lost};
use crate::web::facts::{self, Told};
use crate::web::frame::{Frame, Place, Reading};
use crate::web::link;
use askama::Template;
use axum::response::Response;
use plan::{Lang, Provision, ProvisionKey, ReadEdition, Texts, Trace, TraceKind};
use similar::{ChangeTag, TextDiff};

/// A run of words that stayed, was added or was removed.
pub(super) struct Piece {
    sign: Sign,
    text: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Kept,
    Added,
    Removed,
}

/// A provision in one column.
struct Side {
    number: String,
    link: String,
    title: Vec<Piece>,
    text: Vec<Piece>,
}

/// A row: what there was, what became of it, what there is.
struct Row {
    old: Vec<Side>,
    kind: String,
    code: &'static str,
    new: Option<Side>,
}

#[derive(Template)]
#[template(path = "plans/beside.html")]
struct Page<'a> {
    f: Frame<'a>,
    old: Told,
    new: Told,
    counts: String,
    rows: Vec<Row>,
}

pub(super) fn page(reading: &Reading<'_>, one: ReadEdition<'_>, other: &str) -> Result<Response, Lost> {
    let (framework, label) = other.split_once('/').ok_or_else(|| Lost::NotThere(other.to_owned()))?;
    let other = read(reading, framework, label)?;
    let adopted = |edition: &ReadEdition<'_>| edition.edition.adopted.map(plan::PartialDate::first_day);
    // An edition without a day of adoption is still to come.
    let is_newer = adopted(&one).is_none() || adopted(&other).is_some_and(|day| adopted(&one) > Some(day));
    let (old, new) = if is_newer { (other, one) } else { (one, other) };
    let rows = rows(reading, old, new);
    let count = |code: &str| words::Value::from(rows.iter().filter(|row| row.code == code).count() as i64);
    let values = ["kept", "merged", "split", "dropped", "new", "same", "unknown"].map(|code| (code, count(code)));
    let head = |read: ReadEdition<'_>| {
        Told::leading(tame(read.edition.title.show(reading.teller.lang)), reading.link(link::edition(&read.edition.key)))
    };
    let page = Page {
        f: reading.frame(Place::Plan, reading.teller.say("beside-title")),
        old: head(old),
        new: head(new),
        counts: reading.teller.say_with("beside-counts", &values),
        rows,
    };
    Ok(answer::html(&page))
}

/// The newer edition from top to bottom, then what of the older one led nowhere.
fn rows(reading: &Reading<'_>, old: ReadEdition<'_>, new: ReadEdition<'_>) -> Vec<Row> {
    let mut used: Vec<&ProvisionKey> = Vec::new();
    let mut rows: Vec<Row> = Vec::new();
    for provision in new.provisions {
        let traces = between(reading, &provision.key, old);
        let froms = traces.iter().filter_map(|trace| old.provision(trace.from.as_ref()?.number()));
        let mut froms: Vec<&Provision> = froms.collect();
        let is_new = traces.iter().any(|trace| trace.kind == TraceKind::New);
        let code = match traces.iter().find(|trace| trace.from.is_some()) {
            Some(trace) => code(trace.kind),
            None if is_new => "new",
            None => match old.provision(provision.key.number()).filter(|same| !leads_on(reading, &same.key, new)) {
                Some(same) => {
                    froms.push(same);
                    "same"
                }
                None => "unknown",
            },
        };
        used.extend(froms.iter().map(|from| &from.key));
        rows.push(row(reading, &froms, Some(provision), code));
    }
    for provision in old.provisions.iter().filter(|provision| !used.contains(&&provision.key)) {
        let dropped = reading.view.traces(&provision.key).any(|trace| trace.kind == TraceKind::Dropped);
        rows.push(row(reading, &[provision], None, if dropped { "dropped" } else { "unknown" }));
    }
    rows
}

/// The traces by which a provision came from an edition, or from nowhere.
fn between<'a>(reading: &Reading<'a>, key: &ProvisionKey, old: ReadEdition<'_>) -> Vec<&'a Trace> {
    let leads_here = |trace: &&Trace| trace.to.as_ref() == Some(key) && trace.kind != TraceKind::Serves;
    let from_there = |trace: &&Trace| trace.from.as_ref().is_none_or(|from| from.edition() == old.edition.key);
    reading.view.traces(key).filter(leads_here).filter(from_there).collect()
}

/// Whether something is known of what became of a provision in an edition.
fn leads_on(reading: &Reading<'_>, key: &ProvisionKey, new: ReadEdition<'_>) -> bool {
    let from_here = |trace: &&Trace| trace.from.as_ref() == Some(key) && trace.kind != TraceKind::Serves;
    let to_there = |trace: &Trace| trace.to.as_ref().is_none_or(|to| to.edition() == new.edition.key);
    reading.view.traces(key).filter(from_here).any(to_there)
}

/// The permanent name of what became of a provision.
fn code(kind: TraceKind) -> &'static str {
    match kind {
        TraceKind::Kept => "kept",
        TraceKind::Merged => "merged",
        TraceKind::Split => "split",
        TraceKind::Dropped => "dropped",
        TraceKind::New => "new",
        TraceKind::Serves => "unknown",
    }
}

fn row(reading: &Reading<'_>, olds: &[&Provision], new: Option<&Provision>, code: &'static str) -> Row {
    // Words are held against words only where one provision became one; of several it cannot be said which word came from where.
    let pair = match (olds, new) {
        ([old], Some(new)) if matches!(code, "kept" | "same") => Some((*old, new)),
        _ => None,
    };
    let lang = reading.teller.lang;
    let (titles, texts) = match pair {
        Some((old, new)) => (Some(compare(&old.title, &new.title, lang)), Some(compare(&old.text, &new.text, lang))),
        None => (None, None),
    };
    let (old_title, new_title) = titles.unzip();
    let (old_text, new_text) = texts.unzip();
    let side = |provision: &Provision, title: Option<Vec<Piece>>, text: Option<Vec<Piece>>| Side {
        number: provision.key.number().to_owned(),
        link: reading.link(link::provision(&provision.key)),
        title: title.unwrap_or_else(|| whole(tame(provision.title.show(lang)))),
        text: text.unwrap_or_else(|| whole(facts::texts(reading, &provision.text).text)),
    };
    let old = match (olds, old_title, old_text) {
        ([one], title, text) => vec![side(one, title, text)],
        (several, _, _) => several.iter().map(|one| side(one, None, None)).collect(),
    };
    let key = format!("beside-{code}");
    Row { old, kind: reading.teller.say(&key), code, new: new.map(|new| side(new, new_title, new_text)) }
}

fn whole(text: String) -> Vec<Piece> {
    if text.is_empty() { Vec::new() } else { vec![Piece { sign: Sign::Kept, text }] }
}

/// Both texts in pieces, where both are there in one language; else each as it is.
fn compare(old: &Texts, new: &Texts, lang: Lang) -> (Vec<Piece>, Vec<Piece>) {
    let (Some((old_lang, old)), Some((new_lang, new))) = (old.read(lang), new.read(lang)) else {
        return (whole(tame(old.show(lang))), whole(tame(new.show(lang))));
    };
    if old_lang != new_lang {
        return (whole(tame(old)), whole(tame(new)));
    }
    pieces(&tame(old), &tame(new))
}

/// Word against word: what was removed is marked in the old text, what was added in the new one.
fn pieces(old: &str, new: &str) -> (Vec<Piece>, Vec<Piece>) {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let (old, new) = (cut(old), cut(new));
    for change in TextDiff::from_slices(&old, &new).iter_all_changes() {
        match change.tag() {
            ChangeTag::Equal => {
                add(&mut left, Sign::Kept, change.value());
                add(&mut right, Sign::Kept, change.value());
            }
            ChangeTag::Delete => add(&mut left, Sign::Removed, change.value()),
            ChangeTag::Insert => add(&mut right, Sign::Added, change.value()),
        }
    }
    (left, right)
}

/// Cuts a text into words and signs, each with the blanks before it, so that blanks alone are never held to be what stayed.
fn cut(text: &str) -> Vec<&str> {
    let in_word = |letter: char| letter.is_alphanumeric() || letter == '-';
    let mut all = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let blanks = rest.len() - rest.trim_start().len();
        let word = rest[blanks..].find(|letter| !in_word(letter)).unwrap_or(rest.len() - blanks);
        let sign = rest[blanks..].chars().next().map_or(0, char::len_utf8);
        let (one, more) = rest.split_at(blanks + if word == 0 { sign } else { word });
        all.push(one);
        rest = more;
    }
    all
}

fn add(pieces: &mut Vec<Piece>, sign: Sign, text: &str) {
    match pieces.last_mut() {
        Some(last) if last.sign == sign => last.text.push_str(text),
        Some(_) | None => pieces.push(Piece { sign, text: text.to_owned() }),
    }
}

/// The other editions of the framework an edition belongs to, each beside it.
pub(super) fn ways(reading: &Reading<'_>, read: ReadEdition<'_>) -> Vec<Told> {
    let own = &read.edition.key;
    let others = reading.view.editions().filter(|other| other.key != *own && other.key.framework() == own.framework());
    let way = |other: &plan::Edition| {
        let title = tame(other.title.show(reading.teller.lang));
        Told::leading(title, reading.link(link::edition(own).with("beside", other.key.as_str())))
    };
    others.map(way).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(pieces: &[Piece]) -> String {
        let told = pieces.iter().map(|piece| match piece.sign {
            Sign::Kept => piece.text.clone(),
            Sign::Added => format!("[+{}]", piece.text),
            Sign::Removed => format!("[-{}]", piece.text),
        });
        told.collect()
    }

    #[test]
    fn words_are_marked_where_they_were_added_and_removed() {
        let (old, new) = pieces("States share information on time.", "States share lawful information.");
        assert_eq!(told(&old), "States share information[- on time].");
        assert_eq!(told(&new), "States share[+ lawful] information.");
    }

    #[test]
    fn texts_in_different_languages_are_not_compared() {
        let (old, new) = compare(&Texts::one(Lang::EN, "One text"), &Texts::one(Lang::RU, "Другой текст"), Lang::RU);
        assert_eq!((told(&old), told(&new)), ("One text".to_owned(), "Другой текст".to_owned()));
    }
}
