//! The mail digest: what is new in what somebody watches, told when it is due and once. Of several servers on one register one sends it;
//! what could not be sent is tried again. Not for: how a mail leaves.

use super::invitation::digest_of;
use super::news::{New, news, said};
use super::{Block, Letter, Office, Post, Question};
use crate::bundle::{Ground, Tongues};
use crate::report::Teller;
use desk::account::{self, Rhythm};
use desk::{Account, Desk, Subscription, Trouble, Watch};
use exchange::Publication;
use jiff::SignedDuration;
use plan::{Entry, Lang};
use std::collections::BTreeSet;

/// How many lines stand below one question; how many more there are is told.
const LINES: usize = 20;

/// How long whoever took a digest on is left to it. After that it counts as not sent, and is tried again.
const LEASE: SignedDuration = SignedDuration::from_mins(15);

/// Changes that concern many things at once, so that one of these told alone leaves something to say.
const LOADS: [&str; 4] = ["plan-loaded", "register-loaded", "edits-loaded", "load-undone"];

/// How many entries are read at once.
const PAGE: u32 = 1000;

/// What became of one digest.
#[derive(Clone, Debug)]
pub(crate) struct Digested {
    /// To whom it goes.
    pub(crate) mail: String,
    /// How many news it tells.
    pub(crate) news: usize,
    /// In how many questions.
    pub(crate) watches: usize,
    /// How it went.
    pub(crate) outcome: Outcome,
}

/// How a digest went.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Outcome {
    /// It was sent.
    Sent,
    /// It would be sent.
    Due,
    /// There is nothing new, so none is sent.
    Nothing,
    /// It could not be sent, for this reason; it is tried again.
    Failed(String),
}

/// A digest before it is sent.
struct Written {
    letter: Option<Letter>,
    news: usize,
    watches: usize,
    /// It tells what was recorded up to this entry.
    upto: u64,
}

impl Office<'_> {
    /// Sends every digest that is due now. Without a way out it tells what would be sent, and changes nothing.
    pub(crate) async fn digests(&self, post: Option<&Post>) -> Result<Vec<Digested>, Trouble> {
        let mut done = Vec::new();
        for subscription in self.store.subscriptions_due(self.world.now()).await? {
            done.extend(self.digest(post, &subscription).await?);
        }
        Ok(done)
    }

    /// Sends one digest, due or not; nothing where somebody else is at it.
    pub(crate) async fn digest(&self, post: Option<&Post>, subscription: &Subscription) -> Result<Option<Digested>, Trouble> {
        let number = &subscription.account;
        let account = self.store.account(number).await?.filter(|account| account.ended.is_none());
        let Some(account) = account else {
            // Whoever was let go is told nothing any more; another program may have let them go in this moment.
            self.store.settle_subscription(number, subscription.told, None).await?;
            return Ok(None);
        };
        let now = self.world.now();
        if post.is_some() && !self.store.claim_subscription(number, subscription.told, now, now + LEASE).await? {
            return Ok(None);
        }
        let watches = self.store.watches(number).await?;
        let written = self.written(&account, subscription, &watches).await?;
        let told = |outcome| Digested { mail: account.mail.clone(), news: written.news, watches: written.watches, outcome };
        let Some(post) = post else {
            return Ok(Some(told(if written.letter.is_some() { Outcome::Due } else { Outcome::Nothing })));
        };
        let outcome = match &written.letter {
            None => Outcome::Nothing,
            Some(letter) => match post.send(letter, now).await {
                Ok(()) => Outcome::Sent,
                // The row stays taken for a while, so that a server that is away is not asked every minute.
                Err(why) => return Ok(Some(told(Outcome::Failed(why)))),
            },
        };
        let due = Rhythm::named(&subscription.rhythm).and_then(|rhythm| rhythm.due_after(now));
        self.store.settle_subscription(number, written.upto, due).await?;
        Ok(Some(told(outcome)))
    }

    async fn written(&self, account: &Account, subscription: &Subscription, watches: &[Watch]) -> Result<Written, Trouble> {
        let since = |watch: &Watch| watch.since.max(subscription.told);
        let from = watches.iter().map(since).min().unwrap_or(subscription.told);
        let entries = self.entries_after(from).await?;
        let desk = self.desk.read().await;
        Ok(self.write(&desk, account, subscription, watches, &entries))
    }

    /// The journal behind an entry.
    pub(super) async fn entries_after(&self, mut after: u64) -> Result<Vec<Entry>, Trouble> {
        let mut entries = Vec::new();
        loop {
            let page = self.store.entries_after(after, PAGE).await?;
            let Some(last) = page.last() else { return Ok(entries) };
            after = last.entry.seq;
            entries.extend(page.into_iter().map(|kept| kept.entry));
        }
    }

    fn write(
        &self,
        desk: &Desk,
        account: &Account,
        subscription: &Subscription,
        watches: &[Watch],
        entries: &[Entry],
    ) -> Written {
        let view = desk.view(account::viewer(desk, account), self.world.today());
        let words = self.words_of(&subscription.lang);
        let teller = Teller::new(words, &view, false);
        let tongues = Tongues::new();
        let say = |term: exchange::Term<'_>, lang: Lang| tongues.say(term, lang);
        let publication = Publication { view: &view, say: &say, site: Some(self.public) };
        let upto = view.stamp().entry;
        // The journal may have grown since; an entry that the view does not know is told the next time.
        let known = entries.partition_point(|entry| entry.seq <= upto);
        let ground = Ground { publication, tongues: &tongues, entries: &entries[..known], shipped: false };
        let mut blocks = Vec::new();
        let mut all = BTreeSet::new();
        let mut with_news = 0;
        let mut told = BTreeSet::new();
        let mut entries_told = BTreeSet::new();
        // Everything that is recorded comes last, and leaves out what stands above already by what it is about.
        let questions = watches.iter().filter_map(|watch| Some((watch, Question::read(&watch.question)?)));
        let (all_questions, some): (Vec<_>, Vec<_>) = questions.partition(|(_, question)| matches!(question, Question::Changes));
        for (watch, question) in some.into_iter().chain(all_questions) {
            let is_all = matches!(question, Question::Changes);
            let after = watch.since.max(subscription.told);
            let Some(mut found) = news(&ground, &question, after, teller.lang) else { continue };
            // An entry of which nothing may be told is counted on the site, and is no news; and nothing is told twice in one mail.
            found.retain(|new| {
                let repeats = is_all && !LOADS.contains(&new.change) && entries_told.contains(&new.entry);
                let is_known = told.contains(&new.item.id) || repeats;
                !is_known && !new.change.is_empty()
            });
            if found.is_empty() {
                continue;
            }
            all.extend(found.iter().map(|new| new.item.id.clone()));
            told.extend(found.iter().take(LINES).map(|new| new.item.id.clone()));
            entries_told.extend(found.iter().take(LINES).map(|new| new.entry));
            with_news += 1;
            let page = format!("{}{}", self.public, question.page());
            blocks.push(Block::Heading(question.title(&teller), Some(page.clone())));
            blocks.extend(found.iter().take(LINES).map(|new| line(&teller, &publication, new)));
            if found.len() > LINES {
                let more = teller.words.number((found.len() - LINES) as i64);
                blocks.push(Block::Link(teller.say_with("mail-more", &[("count", more.into())]), page));
            }
        }
        let count = all.len();
        let letter = (count > 0).then(|| self.letter(&teller, account, subscription, (count, upto), blocks));
        Written { letter, news: count, watches: with_news, upto }
    }

    fn letter(
        &self,
        teller: &Teller<'_>,
        account: &Account,
        subscription: &Subscription,
        (count, upto): (usize, u64),
        news: Vec<Block>,
    ) -> Letter {
        let public = self.public;
        let leave = format!("{public}/leave/{}", subscription.leave);
        let plan = teller.view.region().map_or_else(String::new, |region| teller.running(&region.plan));
        let values = [("count", (count as i64).into()), ("plan", plan.into())];
        let mut blocks = vec![Block::Text(teller.say_with("mail-digest-opens", &values)), Block::Text(teller.lead())];
        blocks.extend(news);
        blocks.push(Block::Small(teller.say("mail-digest-why")));
        blocks.push(Block::Link(teller.say("mail-digest-change"), format!("{public}/watches")));
        blocks.push(Block::Link(teller.say("mail-digest-leave"), leave.clone()));
        Letter {
            to: account.mail.clone(),
            subject: teller.say_with("mail-digest-subject", &values),
            lang: teller.words.language().tag(),
            blocks,
            leave: Some(leave),
            id: digest_of(&format!("{} {} {upto}", subscription.leave, subscription.told)),
        }
    }
}

/// Something new as a line: what it is, and what was done when and by whom.
fn line(teller: &Teller<'_>, publication: &Publication<'_>, new: &New) -> Block {
    let item = &new.item;
    Block::Line(crate::terminal::tame(&item.title), publication.address(&item.path), said(teller, new))
}
