//! The log of one webhook: what was told, every attempt and what came of it, newest first.

use super::{administrator, off, own, question, time};
use crate::terminal::tame;
use crate::web::answer::{self, Lost};
use crate::web::asking::Asking;
use crate::web::frame::{Frame, Place, Reading};
use crate::web::site::Site;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use desk::{Attempt, Delivery, Hook, Refusal, Trouble};
use std::sync::Arc;

/// A delivery as the log shows it.
struct Told {
    id: String,
    what: String,
    made: String,
    standing: String,
    over: bool,
    tries: Vec<Try>,
}

/// One attempt.
struct Try {
    at: String,
    outcome: String,
    status: String,
    took: String,
}

#[derive(Template)]
#[template(path = "webhooks/log.html")]
struct Page<'a> {
    f: Frame<'a>,
    number: String,
    address: String,
    question: String,
    party: String,
    since: String,
    off: Option<String>,
    /// The secret of a hook that was just made.
    secret: Option<String>,
    told: Vec<Told>,
}

pub(super) async fn show(State(site): State<Arc<Site>>, asking: Asking, Path(number): Path<String>) -> Response {
    let found = async {
        let by = administrator(&site, &asking).await?.ok_or_else(|| Refusal::new("hook-not-yours"))?;
        let hook = own(&site, &by, &number).await?;
        let (deliveries, attempts) = (site.store().deliveries(&number).await?, site.store().attempts(&number).await?);
        Ok::<_, Trouble>((hook, deliveries, attempts))
    };
    let found = found.await;
    site.page(&asking, |reading| {
        let (hook, deliveries, attempts) = found.map_err(Lost::from)?;
        Ok(page(reading, hook, None, (&deliveries, &attempts)))
    })
    .await
}

/// The page of a hook that was just made, with its secret on it.
pub(super) async fn made(site: &Site, asking: &Asking, hook: Hook) -> Response {
    let secret = hook.secret.clone();
    site.page(asking, |reading| Ok(page(reading, hook, Some(secret), (&[], &[])))).await
}

fn page(
    reading: &Reading<'_>,
    hook: Hook,
    secret: Option<String>,
    (deliveries, attempts): (&[Delivery], &[Attempt]),
) -> Response {
    let teller = reading.teller;
    answer::html(&Page {
        f: reading.frame(Place::None, teller.say_with("hooks-one", &[("number", hook.number.clone().into())])),
        address: tame(&hook.address),
        question: question(reading, &hook),
        party: teller.party_in_full(&hook.party),
        since: time(hook.made),
        off: off(reading, &hook),
        secret,
        told: deliveries.iter().map(|delivery| told(reading, delivery, attempts)).collect(),
        number: hook.number,
    })
}

fn told(reading: &Reading<'_>, delivery: &Delivery, attempts: &[Attempt]) -> Told {
    let teller = reading.teller;
    let number = |entry: u64| teller.words.number(entry as i64);
    let what = match (delivery.is_ping, delivery.entry - delivery.since) {
        (true, _) => teller.say("hooks-ping-told"),
        (false, 0 | 1) => teller.say_with("hooks-entry", &[("entry", number(delivery.entry).into())]),
        (false, _) => {
            let values = [("first", number(delivery.since + 1).into()), ("last", number(delivery.entry).into())];
            teller.say_with("hooks-entries", &values)
        }
    };
    let standing = match (&delivery.ended, delivery.next) {
        (Some((_, how)), _) => teller.say(&format!("outcome-{how}")),
        (None, Some(next)) => teller.say_with("hooks-next", &[("date", time(next).into())]),
        (None, None) => String::new(),
    };
    let one = |attempt: &Attempt| Try {
        at: time(attempt.at),
        outcome: teller.say(&format!("outcome-{}", attempt.outcome)),
        status: attempt.status.map_or_else(String::new, |status| status.to_string()),
        took: teller.say_with("hooks-took", &[("milliseconds", number(attempt.took).into())]),
    };
    Told {
        what,
        made: time(delivery.made),
        standing,
        over: delivery.next.is_none(),
        tries: attempts.iter().filter(|attempt| attempt.delivery == delivery.id).map(one).collect(),
        id: delivery.id.clone(),
    }
}
