//! What people watch, and how they are told of it: a mail digest each day or week, in their language, which a link ends without
//! signing in. Not for: what a question means, or writing the mail.

use super::secret::ticket;
use crate::{Refusal, Trouble, World};
use jiff::{Span, Timestamp, ToSpan, civil::Weekday, tz::Offset};
use store::{Account, Store, Subscription, Watch};

/// How many questions an account watches at most; each is asked anew for every digest.
const MOST: usize = 100;

/// The hour, in UTC, at which digests are due: the morning of Central Asia.
const HOUR: i8 = 4;

/// How often a digest comes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rhythm {
    /// Each day on which there is something new.
    Daily,
    /// Each Monday, where there is something new.
    Weekly,
    /// Not at all; what is watched can still be seen on the site.
    Never,
}

impl Rhythm {
    /// All of them, as they are offered.
    pub const ALL: [Self; 3] = [Self::Daily, Self::Weekly, Self::Never];

    /// The permanent name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::Never => "never",
        }
    }

    /// The rhythm of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rhythm| rhythm.name() == name)
    }

    /// When the digest after this time is due.
    pub fn due_after(self, now: Timestamp) -> Option<Timestamp> {
        let (step, is_day): (Span, fn(Weekday) -> bool) = match self {
            Self::Daily => (1.day(), |_| true),
            Self::Weekly => (1.day(), |day| day == Weekday::Monday),
            Self::Never => return None,
        };
        let mut at = Offset::UTC.to_datetime(now).date().at(HOUR, 0, 0, 0);
        // A week has one Monday, so this ends.
        for _ in 0..9 {
            let due = Offset::UTC.to_timestamp(at).ok()?;
            if due > now && is_day(at.weekday()) {
                return Some(due);
            }
            at = at.checked_add(step).ok()?;
        }
        None
    }
}

/// Watches a question from an entry on. Whoever watches something for the first time gets a digest each week, until they say
/// otherwise.
pub async fn watch(
    store: &Store,
    world: &World,
    account: &Account,
    question: &str,
    (since, lang): (u64, &str),
) -> Result<(), Trouble> {
    if store.watches(&account.number).await?.len() >= MOST {
        return Err(Refusal::new("watches-full").with("most", MOST).into());
    }
    let now = world.now();
    store.add_watch(&Watch { account: account.number.clone(), question: question.to_owned(), since, made: now }).await?;
    if store.subscription(&account.number).await?.is_none() {
        let fresh = fresh(world, account, since)?;
        store.put_subscription(&Subscription { lang: lang.to_owned(), due: Rhythm::Weekly.due_after(now), ..fresh }).await?;
    }
    Ok(())
}

fn fresh(world: &World, account: &Account, told: u64) -> Result<Subscription, Refusal> {
    let (leave, _) = ticket(world)?;
    let rhythm = Rhythm::Weekly.name().to_owned();
    Ok(Subscription { account: account.number.clone(), rhythm, lang: String::new(), leave, told, due: None })
}

/// Ends a watch.
pub async fn end_watch(store: &Store, account: &Account, question: &str) -> Result<(), Trouble> {
    if store.end_watch(&account.number, question).await? { Ok(()) } else { Err(Refusal::new("watch-unknown").into()) }
}

/// Sets how often an account is told, and in which language. What happened while it was not told is not told later.
pub async fn set_rhythm(
    store: &Store,
    world: &World,
    account: &Account,
    (rhythm, lang, entry): (Rhythm, &str, u64),
) -> Result<(), Trouble> {
    let known = store.subscription(&account.number).await?;
    let rests = known.as_ref().is_some_and(|known| known.rhythm == Rhythm::Never.name());
    let kept = match known {
        Some(known) => known,
        None => fresh(world, account, entry)?,
    };
    let due = rhythm.due_after(world.now());
    store.put_subscription(&Subscription { rhythm: rhythm.name().to_owned(), lang: lang.to_owned(), due, ..kept }).await?;
    if rests {
        store.settle_subscription(&account.number, entry, due).await?;
    }
    Ok(())
}

/// Whose mails a link ends.
pub async fn leaving(store: &Store, leave: &str) -> Result<(Subscription, Account), Trouble> {
    let unknown = || Refusal::new("leave-unknown");
    let subscription = store.subscription_to_leave(leave).await?.ok_or_else(unknown)?;
    let account = store.account(&subscription.account).await?.filter(|account| account.ended.is_none());
    Ok((subscription, account.ok_or_else(unknown)?))
}

/// Ends the mails of whoever holds the link. What they watch stays, so that they can go on with it later.
pub async fn leave(store: &Store, leave: &str) -> Result<Account, Trouble> {
    let (subscription, account) = leaving(store, leave).await?;
    let rhythm = Rhythm::Never.name().to_owned();
    store.put_subscription(&Subscription { rhythm, due: None, ..subscription }).await?;
    Ok(account)
}
