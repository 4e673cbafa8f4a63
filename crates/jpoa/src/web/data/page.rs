//! The page of open data: each form with what it is for, its files, and an example of three lines.

use super::{BASE, shelf};
use crate::bundle::{self, Form, Ground, Tongues};
use crate::web::answer::{self, Lost};
use crate::web::asking::Asking;
use crate::web::frame::{Frame, Place};
use crate::web::link::Link;
use crate::web::site::Site;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use exchange::{Publication, glance};
use plan::Lang;
use std::sync::Arc;

/// How many lines an example has.
const LINES: usize = 3;

/// How many letters of a line are shown.
const WIDE: usize = 100;

/// What one asks the database for: how many gaps each State has.
// not for people: the language of databases
pub(super) const QUESTION: &str = "SELECT state, count(*) AS gaps\nFROM gap\nGROUP BY state ORDER BY state;";

/// How a receiver checks the signature of a call.
// not for people: a program
pub(super) const CHECK: &str = "import base64, hashlib, hmac\nkey = base64.b64decode(secret.removeprefix(\"whsec_\"))\n\
     good = \"v1,\" + base64.b64encode(hmac.digest(key, f\"{id}.{time}.{body}\".encode(), \"sha256\")).decode()";

/// A form as the page tells it.
struct Told {
    name: &'static str,
    title: String,
    about: String,
    /// The address that stays the same for programs.
    address: String,
    /// Its files, each with its name and what it holds.
    files: Vec<(String, String, String)>,
    count: usize,
    /// What stands above the example, and the example.
    example: (String, String),
}

#[derive(Template)]
#[template(path = "data/page.html")]
struct Page<'a> {
    f: Frame<'a>,
    forms: Vec<Told>,
    withheld: String,
    check: &'static str,
}

/// The first lines of a text, or the first rows of what is none, cut where they are long.
pub(super) fn begins(form: Form, bytes: &[u8]) -> String {
    let lines = match form {
        Form::Xlsx => glance::workbook(bytes, LINES),
        Form::Parquet => glance::columns(bytes, LINES),
        _ => String::from_utf8_lossy(bytes).trim_start_matches('\u{feff}').lines().take(LINES).map(str::to_owned).collect(),
    };
    let line = |line: &String| crate::terminal::cut(&crate::terminal::tame(line.trim_end()), WIDE);
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// An example of a form: how its file begins, out of what everybody may read, or what to ask it.
async fn example(site: &Arc<Site>, asking: &Asking, form: Form) -> Result<(&'static str, String), Lost> {
    if form == Form::Sqlite {
        return Ok(("data-asked", QUESTION.to_owned()));
    }
    let open = Asking { signed_in: None, looks_as: None, seen_as: None, as_at: None, ..asking.clone() };
    let above = if matches!(form, Form::Xlsx | Form::Parquet) { "data-rows" } else { "data-begins" };
    Ok((above, shelf::glimpse(site, &open, form, |bytes| begins(form, bytes)).await?))
}

pub(super) async fn show(State(site): State<Arc<Site>>, asking: Asking) -> Response {
    let mut examples = Vec::with_capacity(Form::ALL.len());
    for form in Form::ALL {
        match example(&site, &asking, form).await {
            Ok(example) => examples.push(example),
            Err(lost) => return site.page(&asking, |_| Err(lost)).await,
        }
    }
    site.page(&asking, |reading| {
        let teller = reading.teller;
        let tongues = Tongues::new();
        let say = |term: exchange::Term<'_>, lang: Lang| tongues.say(term, lang);
        let publication = Publication { view: reading.view, say: &say, site: None };
        let ground = Ground { publication, tongues: &tongues, entries: &[], shipped: false };
        let (files, _) = bundle::files(&ground);
        let described = bundle::describing(&ground);
        let lang = usize::from(teller.lang == Lang::RU);
        let told = |(form, (above, text)): (Form, (&'static str, String))| {
            let of_form = files.iter().filter(|file| file.form == form).map(|file| (file.name.as_str(), &file.about[lang]));
            let describing = described.iter().filter(|(of, _, _)| *of == form).map(|(_, name, about)| (*name, &about[lang]));
            let file = |(name, about): (&str, &String)| {
                (reading.link(Link::to(format!("{BASE}/{name}"))), name.to_owned(), about.clone())
            };
            let files: Vec<_> = of_form.chain(describing).map(file).collect();
            Told {
                name: form.name(),
                title: teller.say(&format!("data-form-{}", form.name())),
                about: teller.say(&format!("data-about-{}", form.name())),
                address: format!("{BASE}/{}", form.name()),
                count: files.len(),
                files,
                example: (teller.say(above), text),
            }
        };
        let seen = reading.view.initiatives().count();
        let withheld =
            [("initiatives", (seen as i64).into()), ("withheld", ((reading.view.register_size() - seen) as i64).into())];
        Ok(answer::html(&Page {
            f: reading.frame(Place::None, teller.say("data-page")),
            forms: Form::ALL.into_iter().zip(examples).map(told).collect(),
            withheld: teller.say_with("data-page-counts", &withheld),
            check: CHECK,
        }))
    })
    .await
}
