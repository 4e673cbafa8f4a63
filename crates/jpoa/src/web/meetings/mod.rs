//! Meetings: when and where the plan was prepared, adopted and reviewed, and what became of what was decided there.

use super::answer::{self, Lost};
use super::asking::Asking;
use super::facts::{self, Fact, Facts, Told};
use super::frame::{Frame, Place, Reading};
use super::link;
use super::site::Site;
use crate::report::word;
use crate::terminal::tame;
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;
use plan::{DecisionStanding, Meeting, MeetingKey};
use std::sync::Arc;

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new().route("/meetings", get(list)).route("/meetings/{key}", get(show))
}

/// A meeting as the list shows it.
struct Listed {
    when: String,
    title: Told,
    place: String,
    decisions: usize,
    open: usize,
}

#[derive(Template)]
#[template(path = "meetings/list.html")]
struct List<'a> {
    f: Frame<'a>,
    meetings: Vec<Listed>,
}

async fn list(State(site): State<Arc<Site>>, asking: Asking) -> Response {
    site.page(&asking, |reading| {
        let mut meetings: Vec<&Meeting> = reading.view.meetings().collect();
        meetings.sort_by_key(|meeting| std::cmp::Reverse(meeting.start.first_day()));
        let page = List {
            f: reading.frame(Place::None, reading.teller.say("meetings-title")),
            meetings: meetings.iter().map(|meeting| listed(reading, meeting)).collect(),
        };
        Ok(answer::html(&page))
    })
    .await
}

fn listed(reading: &Reading<'_>, meeting: &Meeting) -> Listed {
    let teller = reading.teller;
    // What was carried to a later meeting is followed there.
    let open = meeting.decisions.iter().filter(|decision| decision.standing == DecisionStanding::Open).count();
    Listed {
        when: when(reading, meeting),
        title: Told::leading(tame(meeting.title.show(teller.lang)), reading.link(link::meeting(&meeting.key))),
        place: tame(meeting.place.show(teller.lang)),
        decisions: meeting.decisions.len(),
        open,
    }
}

fn when(reading: &Reading<'_>, meeting: &Meeting) -> String {
    let start = reading.teller.partial(meeting.start);
    match meeting.end.filter(|end| *end != meeting.start) {
        Some(end) => format!("{start} – {}", reading.teller.partial(end)),
        None => start,
    }
}

/// A decision and where it stands.
struct Decided {
    text: Told,
    owners: Vec<Told>,
    standing: String,
    done: bool,
}

#[derive(Template)]
#[template(path = "meetings/meeting.html")]
struct Page<'a> {
    f: Frame<'a>,
    account: Told,
    facts: Vec<Fact>,
    decisions: Vec<Decided>,
    sources: Vec<Told>,
}

async fn show(State(site): State<Arc<Site>>, asking: Asking, Path(key): Path<String>) -> Response {
    site.page(&asking, |reading| match reading.view.meeting(&MeetingKey::new(&key)) {
        Some(meeting) => Ok(page(reading, meeting)),
        None => Err(Lost::NotThere(key)),
    })
    .await
}

fn page(reading: &Reading<'_>, meeting: &Meeting) -> Response {
    let teller = reading.teller;
    let mut told = Facts::default();
    told.text(reading, "meetings-when", when(reading, meeting));
    told.text(reading, "show-place", tame(meeting.place.show(teller.lang)));
    let positions = reading.view.editions().flat_map(|edition| {
        let here = reading.view.positions(&edition.key).filter(|position| position.meeting.as_ref() == Some(&meeting.key));
        here.map(|position| {
            let stance = teller.say(&format!("stance-{}", word(&position.stance)));
            facts::party(reading, &position.party).noted(format!("{} · {stance}", edition.key))
        })
    });
    told.add(reading, "meetings-positions", positions.collect::<Vec<_>>());
    let decided = |decision: &plan::Decision| Decided {
        text: facts::texts(reading, &decision.text),
        owners: decision.owners.iter().map(|owner| Told { text: teller.party(owner), ..facts::party(reading, owner) }).collect(),
        standing: teller.say(&format!("decision-{}", word(&decision.standing))),
        done: decision.standing == DecisionStanding::Done,
    };
    let page = Page {
        f: reading.frame(Place::None, tame(meeting.title.show(teller.lang))),
        account: facts::texts(reading, &meeting.account),
        facts: told.0,
        decisions: meeting.decisions.iter().map(decided).collect(),
        sources: facts::sources(&meeting.sources).collect(),
    };
    answer::html(&page)
}
