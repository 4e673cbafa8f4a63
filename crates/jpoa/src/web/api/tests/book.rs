//! The calls that the book tells are made, and what comes is held to what it says: every `http` block of the page for programs. Above
//! an empty line stands what is asked, below the body; behind it the status, headers and what the answer holds at least. `…` stands for
//! anything.

use super::super::BASE;
use super::{scoped, send};
use crate::web::tests::site;
use axum::http::{Method, header::HeaderName};
use desk::account::{Role, Scope};
use serde_json::Value;
use testkit::Place;

/// One call of the book.
struct Told<'a> {
    method: Method,
    path: &'a str,
    headers: Vec<(HeaderName, &'a str)>,
    body: &'a str,
    status: u16,
    answered: Vec<(HeaderName, &'a str)>,
    holds: Value,
}

fn headers(text: &str) -> Vec<(HeaderName, &str)> {
    text.lines().filter_map(|line| line.split_once(": ")).map(|(name, value)| (name.parse().unwrap(), value)).collect()
}

fn read(block: &str) -> Told<'_> {
    let parts: Vec<&str> = block.split("\n\n").collect();
    let [head, body, answer] = parts[..] else { panic!("no body, or no answer: {block}") };
    let (first, rest) = head.split_once('\n').unwrap_or((head, ""));
    let (method, path) = first.split_once(' ').expect("a method and a path");
    let (answer, holds) = answer.split_at(answer.find('{').expect("an answer"));
    let (status, answered) = answer.split_once('\n').expect("a status");
    Told {
        method: method.parse().unwrap(),
        path,
        headers: headers(rest),
        body,
        status: status.parse().unwrap(),
        answered: headers(answered),
        holds: serde_json::from_str(holds).unwrap_or_else(|error| panic!("{error}: {holds}")),
    }
}

/// Where an answer does not hold what is told.
fn lacks(told: &Value, came: &Value, place: &str, found: &mut Vec<String>) {
    match (told, came) {
        (Value::Object(told), Value::Object(came)) => {
            for (name, told) in told {
                lacks(told, came.get(name).unwrap_or(&Value::Null), &format!("{place}/{name}"), found);
            }
        }
        (Value::Array(told), Value::Array(came)) if told.len() == came.len() => {
            told.iter().zip(came).for_each(|(told, came)| lacks(told, came, place, found));
        }
        (told, came) if told != came => found.push(format!("{place}: {told} is told, and {came} came")),
        _ => {}
    }
}

#[tokio::test]
async fn the_calls_of_the_book_are_answered_so() {
    let place = Place::on_sqlite();
    let (router, _) = site(&place).await;
    let token = scoped(&place, &place.store().await, "unodc", Role::FocalPoint, &Scope::ALL).await;
    let token = format!("Bearer {token}");
    let text = std::fs::read_to_string(testkit::in_repository("docs/book/programs.md")).unwrap();
    let blocks: Vec<&str> = text.split("```http\n").skip(1).filter_map(|rest| rest.split("\n```").next()).collect();
    assert!(blocks.len() > 3, "{} calls are told", blocks.len());
    let mut problems = Vec::new();
    for told in blocks.into_iter().map(read) {
        assert!(told.path.starts_with(BASE), "{}", told.path);
        let headers: Vec<_> =
            told.headers.into_iter().map(|(name, value)| (name, value.replace("Bearer jpoa-…", &token))).collect();
        let headers: Vec<_> = headers.iter().map(|(name, value)| (name.clone(), value.as_str())).collect();
        let came = send(&router, told.method, told.path, &headers, told.body).await;
        if came.status.as_u16() != told.status {
            problems.push(format!("{}: {} is told, and {} came: {}", told.path, told.status, came.status, came.json()));
        }
        for (name, value) in told.answered {
            let whole = came.header(name.clone());
            let (before, behind) = value.split_once('…').unwrap_or((value, ""));
            let holds = if value.contains('…') { whole.starts_with(before) && whole.ends_with(behind) } else { whole == value };
            problems.extend((!holds).then(|| format!("{}: {name} is {whole}", told.path)));
        }
        lacks(&told.holds, &came.json(), told.path, &mut problems);
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
