//! Webhooks at work: news are taken on as the journal grows, told, and told again after growing waits until they arrive or the hook is
//! switched off. What is said is made anew for each attempt, so that what was hidden meanwhile is not told. Not for: the call itself.

use super::invitation::digest_of;
use super::news::{New, news};
use super::sign::signature;
use super::wire::{Answer, Gate};
use super::{Block, Letter, Office, Post, Question};
use crate::bundle::{Ground, Tongues};
use crate::report::Teller;
use desk::account;
use desk::{Attempt, Delivery, Desk, Hook, Trouble};
use exchange::Publication;
use jiff::SignedDuration;
use plan::{Entry, Lang, Timestamp, Viewer};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use tokio::task::JoinSet;
use tokio::time::Instant;

/// How long after each failed attempt the next is made; behind the last one the hook is switched off. All of it is about three days.
pub(crate) const WAITS: [SignedDuration; 9] = [
    SignedDuration::from_secs(5),
    SignedDuration::from_mins(1),
    SignedDuration::from_mins(5),
    SignedDuration::from_mins(30),
    SignedDuration::from_hours(2),
    SignedDuration::from_hours(6),
    SignedDuration::from_hours(12),
    SignedDuration::from_hours(24),
    SignedDuration::from_hours(24),
];

/// How long whoever took an attempt on is left to it: longer than a call may take.
const LEASE: SignedDuration = SignedDuration::from_secs(60);

/// How many calls are made at once.
const AT_ONCE: usize = 8;

/// How many news stand in one call; how many there are is told, and the interface for programs has them all.
const MOST: usize = 200;

/// For how many days deliveries that are over can be looked up.
const KEPT: i64 = 30;

/// An attempt that was taken on: what is called, and with what.
struct Ready {
    delivery: Delivery,
    hook: Hook,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Office<'_> {
    /// Takes on what was recorded since, for every hook; tells how many deliveries came up.
    pub(crate) async fn take_on(&self) -> Result<usize, Trouble> {
        let hooks = self.store.hooks().await?;
        let head = {
            let desk = self.desk.read().await;
            desk.view(Viewer::Public, self.world.today()).stamp().entry
        };
        let behind: Vec<&Hook> = hooks.iter().filter(|hook| hook.off.is_none() && hook.told < head).collect();
        let Some(from) = behind.iter().map(|hook| hook.told).min() else { return Ok(0) };
        let entries = self.entries_after(from).await?;
        let mut count = 0;
        for hook in behind {
            let has_news = {
                let desk = self.desk.read().await;
                self.tell(&desk, hook, (hook.told, head), &entries, |found, _| !found.is_empty())
            };
            if !has_news {
                self.store.pass_over(&hook.number, hook.told, head).await?;
            } else if self.store.take_on(&account::delivery(self.world, hook, Some(head))?).await? {
                count += 1;
            }
        }
        if count > 0 {
            self.store.forget_deliveries(self.world.now() - SignedDuration::from_hours(24 * KEPT)).await?;
        }
        Ok(count)
    }

    /// Makes every attempt that is due; tells what came of each. Whoever made a hook that is switched off is told by mail.
    pub(crate) async fn deliver(&self, gate: &Gate, post: Option<&Post>) -> Result<Vec<(Hook, Answer)>, Trouble> {
        let mut came = Vec::new();
        let due = self.store.deliveries_due(self.world.now()).await?;
        for some in due.chunks(AT_ONCE) {
            let mut calls = JoinSet::new();
            for delivery in some {
                let Some(ready) = self.ready(delivery, post).await? else { continue };
                let gate = gate.clone();
                calls.spawn(async move {
                    let begun = Instant::now();
                    let answer = gate.call(&ready.hook.address, ready.headers, ready.body).await;
                    (ready.delivery, ready.hook, answer, begun.elapsed())
                });
            }
            while let Some(called) = calls.join_next().await {
                let Ok((delivery, hook, answer, took)) = called else { continue };
                let took = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
                self.note(&delivery, &hook, (answer, took), post).await?;
                came.push((hook, answer));
            }
        }
        Ok(came)
    }

    /// Takes an attempt on and writes what is said in it; nothing where somebody else has, or there is nothing left to say.
    async fn ready(&self, delivery: &Delivery, post: Option<&Post>) -> Result<Option<Ready>, Trouble> {
        let now = self.world.now();
        if !self.store.claim_delivery(delivery, now, now + LEASE).await? {
            return Ok(None);
        }
        let delivery = Delivery { tries: delivery.tries + 1, ..delivery.clone() };
        let Some(hook) = self.store.hook(&delivery.hook).await? else { return Ok(None) };
        let entries = if delivery.is_ping { Vec::new() } else { self.entries_after(delivery.since).await? };
        let body = {
            let desk = self.desk.read().await;
            self.body(&desk, &hook, &delivery, &entries)
        };
        let Some(body) = body else {
            self.note(&delivery, &hook, (Answer { outcome: "nothing-left", status: None }, 0), post).await?;
            return Ok(None);
        };
        let body = serde_json::to_vec(&body).unwrap_or_default();
        let second = now.as_second();
        let Some(signed) = signature(&hook.secret, &delivery.id, second, &body) else { return Ok(None) };
        // not for people: headers
        let headers = vec![
            ("content-type", "application/json".to_owned()),
            ("user-agent", concat!("jpoa/", env!("CARGO_PKG_VERSION")).to_owned()),
            ("webhook-id", delivery.id.clone()),
            ("webhook-timestamp", second.to_string()),
            ("webhook-signature", signed),
        ];
        Ok(Some(Ready { delivery, hook, headers, body }))
    }

    /// Notes what came of an attempt, and when the next is made. A hook that cannot be reached to the end is switched off.
    async fn note(
        &self,
        delivery: &Delivery,
        hook: &Hook,
        (answer, took): (Answer, u64),
        post: Option<&Post>,
    ) -> Result<(), Trouble> {
        let now = self.world.now();
        let attempt = Attempt {
            delivery: delivery.id.clone(),
            number: delivery.tries,
            at: now,
            outcome: answer.outcome.to_owned(),
            status: answer.status.map(u64::from),
            took,
        };
        let is_over = delivery.is_ping || ["delivered", "nothing-left", "gone"].contains(&answer.outcome);
        let wait = usize::try_from(delivery.tries).ok().and_then(|tries| WAITS.get(tries.saturating_sub(1)));
        let next = wait.filter(|_| !is_over).map(|wait| now + *wait);
        let ended = match next {
            Some(_) => None,
            None if is_over => Some(answer.outcome),
            None => Some("given-up"),
        };
        self.store.note_attempt(&attempt, next, ended.map(|how| (now, how))).await?;
        if let Some(why @ ("gone" | "given-up")) = ended.filter(|_| !delivery.is_ping)
            && self.store.switch_hook_off(&hook.number, now, why).await?
            && let Some(post) = post
        {
            self.tell_off(post, hook, why).await?;
        }
        Ok(())
    }

    /// Tells whoever made a hook that it was switched off. Where the mail cannot be sent, the page says it all the same.
    async fn tell_off(&self, post: &Post, hook: &Hook, why: &str) -> Result<(), Trouble> {
        let account = self.store.account(&hook.account).await?.filter(|account| account.ended.is_none());
        let Some(account) = account else { return Ok(()) };
        let lang = self.store.subscription(&account.number).await?.map(|subscription| subscription.lang).unwrap_or_default();
        let now = self.world.now();
        let letter = {
            let desk = self.desk.read().await;
            let view = desk.view(account::viewer(&desk, &account), self.world.today());
            let teller = Teller::new(self.words_of(&lang), &view, false);
            let plan = view.region().map_or_else(String::new, |region| teller.running(&region.plan));
            let values = [
                ("plan", plan.into()),
                ("number", hook.number.clone().into()),
                ("party", teller.party_in_full(&hook.party).into()),
                ("why", teller.say(&format!("outcome-{why}")).into()),
            ];
            let log = format!("{}/webhooks/{}", self.public, hook.number);
            Letter {
                to: account.mail.clone(),
                subject: teller.say_with("mail-hook-subject", &values),
                lang: teller.words.language().tag(),
                blocks: vec![
                    Block::Text(teller.say_with("mail-hook-what", &values)),
                    Block::Link(teller.say("mail-hook-log"), log),
                    Block::Small(teller.say("mail-hook-why")),
                ],
                leave: None,
                id: digest_of(&format!("{} {now}", hook.secret)),
            }
        };
        post.send(&letter, now).await.ok();
        Ok(())
    }

    /// Hands over what is new for a hook behind one entry and up to another, as its party may see it now.
    fn tell<T>(
        &self,
        desk: &Desk,
        hook: &Hook,
        (after, upto): (u64, u64),
        entries: &[Entry],
        tell: impl FnOnce(Vec<New>, &Publication<'_>) -> T,
    ) -> T {
        let viewer = desk.viewer(hook.party.as_str()).unwrap_or(Viewer::Public);
        let view = desk.view(viewer, self.world.today());
        let tongues = Tongues::new();
        let say = |term: exchange::Term<'_>, lang: Lang| tongues.say(term, lang);
        let publication = Publication { view: &view, say: &say, site: Some(self.public) };
        let known = entries.partition_point(|entry| entry.seq <= view.stamp().entry);
        let ground = Ground { publication, tongues: &tongues, entries: &entries[..known], shipped: false };
        let question = Question::read(&hook.question);
        let mut found = question.and_then(|question| news(&ground, &question, after, Lang::EN)).unwrap_or_default();
        // What was touched again since is told by the delivery of that entry.
        found.retain(|new| new.entry > after && new.entry <= upto && !new.change.is_empty());
        tell(found, &publication)
    }

    /// What is said in a call; nothing where all that was new may not be told any more.
    pub(super) fn body(&self, desk: &Desk, hook: &Hook, delivery: &Delivery, entries: &[Entry]) -> Option<Value> {
        let now = self.world.now();
        if delivery.is_ping {
            return Some(said("ping", now, json!({ "hook": hook.number, "question": hook.question })));
        }
        self.tell(desk, hook, (delivery.since, delivery.entry), entries, |found, publication| {
            if found.is_empty() {
                return None;
            }
            let view = publication.view;
            let one = |new: &New| {
                let titles: BTreeMap<&str, &str> = new.titles.iter().map(|(lang, title)| (lang.as_str(), &**title)).collect();
                json!({
                    "id": new.item.id, "url": publication.address(&new.item.path), "title": new.item.title, "titles": titles,
                    "change": new.change, "entry": new.entry, "at": new.item.updated.to_string(), "by": new.by,
                    "summary": new.item.summary,
                })
            };
            let data = json!({
                "hook": hook.number, "question": hook.question, "after": delivery.since, "entry": delivery.entry,
                "as_at": view.as_at().to_string(),
                "viewer": { "kind": view.viewer().kind(), "party": view.viewer().party() },
                "count": found.len(), "news": found.iter().take(MOST).map(one).collect::<Vec<_>>(),
            });
            Some(said("register.changed", now, data))
        })
    }
}

fn said(kind: &str, at: Timestamp, data: Value) -> Value {
    json!({ "type": kind, "timestamp": at.to_string(), "data": data })
}
