//! Initiatives that reach no provision yet, each with what it may fall under; ticking one states the contribution.

use crate::suggest;
use crate::web::answer::{self, Lost};
use crate::web::asking::Asking;
use crate::web::facts::{self, Told};
use crate::web::frame::{Frame, Place, Reading};
use crate::web::initiatives::Listed;
use crate::web::site::Site;
use askama::Template;
use axum::extract::{RawForm, State};
use axum::response::{IntoResponse, Redirect, Response};
use plan::{Bond, Deed, Filter, Initiative, ProvisionKey, Strength, life};
use std::sync::Arc;

/// How many initiatives stand on one page.
const PAGE: usize = 10;

/// A provision that may be meant.
struct Guess {
    value: String,
    told: Told,
    words: String,
}

/// An initiative that waits.
struct Waiting {
    key: String,
    listed: Listed,
    description: Told,
    guesses: Vec<Guess>,
}

#[derive(Template)]
#[template(path = "docket/align.html")]
struct Align<'a> {
    f: Frame<'a>,
    may: bool,
    count: usize,
    waiting: Vec<Waiting>,
    strengths: Vec<(String, String)>,
}

pub(super) async fn show(State(site): State<Arc<Site>>, asking: Asking) -> Response {
    site.page(&asking, |reading| {
        let teller = reading.teller;
        let edition = reading.edition(None)?;
        let viewer = reading.view.viewer();
        let may = reading.works() && viewer.may(Deed::StateContribution, Bond::TakesPart);
        let unaligned = Filter { unaligned: Some(edition), ..Filter::default() };
        let chosen = plan::choose(reading.view, &unaligned).into_iter().map(|(it, _)| it.get());
        let own: Vec<&Initiative> = chosen.filter(|it| may && viewer.may(Deed::StateContribution, viewer.bond(it))).collect();
        let strength = |strength: Strength| {
            let name = crate::report::word(&strength);
            (name.clone(), teller.say(&format!("strength-{name}")))
        };
        Ok(answer::html(&Align {
            f: reading.frame(Place::Import, teller.say("section-align")),
            may,
            count: own.len(),
            waiting: own.iter().take(PAGE).map(|it| waiting(reading, &site, it)).collect(),
            strengths: Strength::ALL.map(strength).into(),
        }))
    })
    .await
}

fn waiting(reading: &Reading<'_>, site: &Site, it: &Initiative) -> Waiting {
    let guesses = site.subjects().suggest(&suggest::wording(it)).into_iter().map(|guess| {
        let key = ProvisionKey::new(&*guess.subject);
        Guess { value: key.to_string(), told: facts::provision(reading, &key), words: guess.words.join(", ") }
    });
    Waiting {
        key: it.key.to_string(),
        listed: Listed::of(reading, it, life(it, reading.view.as_at())),
        description: facts::texts(reading, &it.description),
        guesses: guesses.collect(),
    }
}

/// States what was ticked, initiative by initiative; each is an entry of its own.
pub(super) async fn state(State(site): State<Arc<Site>>, asking: Asking, RawForm(bytes): RawForm) -> Response {
    let pairs = crate::web::check::fields(&bytes);
    let strength = |key: &str| {
        let said = pairs.iter().find(|(name, _)| name.strip_prefix("strength:") == Some(key)).map(|(_, value)| value.as_str());
        Strength::ALL
            .into_iter()
            .find(|strength| Some(crate::report::word(strength).as_str()) == said)
            .unwrap_or(Strength::Related)
    };
    let ticked = pairs.iter().filter_map(|(name, value)| Some((name.strip_prefix("provision:")?, value.as_str())));
    let done = site
        .record(&asking, async |desk, by| {
            for (key, provision) in ticked.filter(|(_, provision)| !provision.is_empty()) {
                desk::state_contribution(desk, by, key, &ProvisionKey::new(provision), strength(key)).await?;
            }
            Ok(())
        })
        .await;
    match done {
        Ok(()) => Redirect::to("/align?said=recorded").into_response(),
        Err(trouble) => site.page(&asking, |_| Err(Lost::Trouble(trouble))).await,
    }
}
