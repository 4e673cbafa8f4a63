//! Deliveries to webhooks and every attempt at them: what is on its way survives a restart, and its owner can see what became of it.
//! What was said in a call is not kept; it is made anew for each attempt. Not for: calling anybody.

use crate::{Fault, Store, bind::Bind, db::Tx};
use jiff::Timestamp;

/// Something to tell one hook.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Delivery {
    /// What tells it from all others; the same for every attempt.
    pub id: String,
    /// The number of the hook.
    pub hook: String,
    /// Whether it only tries the address out.
    pub is_ping: bool,
    /// It tells what was recorded behind this entry,
    pub since: u64,
    /// up to this one.
    pub entry: u64,
    /// When it came up.
    pub made: Timestamp,
    /// How often it was tried.
    pub tries: u64,
    /// When it is tried next; none once it is over.
    pub next: Option<Timestamp>,
    /// When it was over and how, in the words of the layer that knows.
    pub ended: Option<(Timestamp, String)>,
}

/// One attempt.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attempt {
    /// The delivery.
    pub delivery: String,
    /// Which of its attempts, counted from 1.
    pub number: u64,
    /// When it began.
    pub at: Timestamp,
    /// How it went, in the words of the layer that knows.
    pub outcome: String,
    /// The status of the answer, where there was one.
    pub status: Option<u64>,
    /// How long it took, in milliseconds.
    pub took: u64,
}

const ADD: &str = "insert into delivery (id, hook, kind, since, entry, made, tries, next, ended, outcome) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing";
/// Of two servers that follow the same journal one takes the entries on.
const TAKE: &str = "update hook set told = $3 where number = $1 and told = $2 and off_at is null";
const DUE: &str = "select id, hook, kind, since, entry, made, tries, next, ended, outcome from delivery \
     where next <= $1 and (busy is null or busy <= $1) order by next, id limit 100";
const OF_HOOK: &str = "select id, hook, kind, since, entry, made, tries, next, ended, outcome from delivery \
     where hook = $1 order by made desc, id limit 200";
const EACH: &str = "select id, hook, kind, since, entry, made, tries, next, ended, outcome from delivery order by id";
const ONE: &str = "select id, hook, kind, since, entry, made, tries, next, ended, outcome from delivery where id = $1";
/// Of two servers that see the same delivery due one makes the attempt.
const CLAIM: &str = "update delivery set busy = $4, tries = tries + 1 \
     where id = $1 and tries = $2 and next <= $3 and (busy is null or busy <= $3)";
const TRIED: &str = "insert into attempt (delivery, number, at_, outcome, status, took) values ($1, $2, $3, $4, $5, $6) \
     on conflict do nothing";
const NOTE: &str = "update delivery set next = $2, ended = $3, outcome = $4, busy = null where id = $1";
const AGAIN: &str = "update delivery set next = $2, ended = null, outcome = null where id = $1 and next is null";
const TRIES: &str = "select a.delivery, a.number, a.at_, a.outcome, a.status, a.took from attempt a \
     join delivery d on d.id = a.delivery where d.hook = $1 order by a.at_ desc, a.number desc";
const EACH_TRY: &str = "select delivery, number, at_, outcome, status, took from attempt order by delivery, number";
const FORGET: [&str; 2] = [
    "delete from attempt where delivery in (select id from delivery where made < $1 and next is null)",
    "delete from delivery where made < $1 and next is null",
];

type Row = (String, String, String, i64, i64, String, i64, Option<String>, Option<String>, Option<String>);
type TryRow = (String, i64, String, String, Option<i64>, i64);

impl Store {
    /// Takes entries on for a hook, with the delivery that tells them; false where somebody else has, or the hook is off.
    pub async fn take_on(&self, delivery: &Delivery) -> Result<bool, Fault> {
        let mut tx = self.begin().await?;
        let taken = [delivery.hook.as_str().into(), delivery.since.into(), delivery.entry.into()];
        if self.change_in(&mut tx, TAKE, &taken).await? == 0 {
            tx.roll_back().await;
            return Ok(false);
        }
        self.change_in(&mut tx, ADD, &delivery.row()).await?;
        self.end(tx).await?;
        Ok(true)
    }

    /// Keeps a delivery that takes no entries on.
    pub async fn add_delivery(&self, delivery: &Delivery) -> Result<(), Fault> {
        self.change(ADD, &delivery.row()).await.map(drop)
    }

    /// Deliveries that are due and that nobody is at, at most a hundred.
    pub async fn deliveries_due(&self, now: Timestamp) -> Result<Vec<Delivery>, Fault> {
        self.read_deliveries(DUE, &[now.into()]).await
    }

    /// The newest deliveries of a hook, newest first.
    pub async fn deliveries(&self, hook: &str) -> Result<Vec<Delivery>, Fault> {
        self.read_deliveries(OF_HOOK, &[hook.into()]).await
    }

    /// One delivery.
    pub async fn delivery(&self, id: &str) -> Result<Option<Delivery>, Fault> {
        Ok(self.read_deliveries(ONE, &[id.into()]).await?.pop())
    }

    /// Takes an attempt on until a time; false where somebody else has.
    pub async fn claim_delivery(&self, delivery: &Delivery, now: Timestamp, until: Timestamp) -> Result<bool, Fault> {
        let values = [delivery.id.as_str().into(), delivery.tries.into(), now.into(), until.into()];
        Ok(self.change(CLAIM, &values).await? > 0)
    }

    /// Notes an attempt, and when the next is made or how it is over.
    pub async fn note_attempt(
        &self,
        attempt: &Attempt,
        next: Option<Timestamp>,
        ended: Option<(Timestamp, &str)>,
    ) -> Result<(), Fault> {
        let mut tx = self.begin().await?;
        self.change_in(&mut tx, TRIED, &attempt.row()).await?;
        let (at, how) = (ended.map(|(at, _)| at), ended.map(|(_, how)| how));
        self.change_in(&mut tx, NOTE, &[attempt.delivery.as_str().into(), next.into(), at.into(), how.into()]).await?;
        self.end(tx).await
    }

    /// Has a delivery that is over tried again; false where it is not over.
    pub async fn deliver_again(&self, id: &str, at: Timestamp) -> Result<bool, Fault> {
        Ok(self.change(AGAIN, &[id.into(), at.into()]).await? > 0)
    }

    /// All attempts at what a hook was told, newest first.
    pub async fn attempts(&self, hook: &str) -> Result<Vec<Attempt>, Fault> {
        self.rows::<TryRow>(TRIES, &[hook.into()]).await?.into_iter().map(|row| self.read_attempt(row)).collect()
    }

    /// Forgets deliveries that are over and came up before a time.
    pub async fn forget_deliveries(&self, before: Timestamp) -> Result<(), Fault> {
        let mut tx = self.begin().await?;
        for sentence in FORGET {
            self.change_in(&mut tx, sentence, &[before.into()]).await?;
        }
        self.end(tx).await
    }

    /// Copies all deliveries and attempts into another register, within its transaction.
    pub(crate) async fn copy_deliveries(&self, other: &Self, tx: &mut Tx) -> Result<(), Fault> {
        for delivery in self.read_deliveries(EACH, &[]).await? {
            other.change_in(tx, ADD, &delivery.row()).await?;
        }
        for row in self.rows::<TryRow>(EACH_TRY, &[]).await? {
            other.change_in(tx, TRIED, &self.read_attempt(row)?.row()).await?;
        }
        Ok(())
    }

    async fn read_deliveries(&self, sentence: &'static str, values: &[Bind]) -> Result<Vec<Delivery>, Fault> {
        let rows: Vec<Row> = self.rows(sentence, values).await?;
        rows.into_iter().map(|row| self.read_delivery(row)).collect()
    }

    fn read_delivery(&self, (id, hook, kind, since, entry, made, tries, next, ended, outcome): Row) -> Result<Delivery, Fault> {
        let time = |text: String| self.time(&text, "a delivery");
        let ended = ended.map(time).transpose()?.map(|at| (at, outcome.unwrap_or_default()));
        Ok(Delivery {
            id,
            hook,
            is_ping: kind == PING,
            since: self.entry_number(since)?,
            entry: self.entry_number(entry)?,
            made: time(made)?,
            tries: self.entry_number(tries)?,
            next: next.map(time).transpose()?,
            ended,
        })
    }

    fn read_attempt(&self, (delivery, number, at, outcome, status, took): TryRow) -> Result<Attempt, Fault> {
        let count = |number: i64| u64::try_from(number).unwrap_or_default();
        let at = self.time(&at, "an attempt")?;
        Ok(Attempt { delivery, number: count(number), at, outcome, status: status.map(count), took: count(took) })
    }
}

const PING: &str = "ping";
const NEWS: &str = "news";

impl Delivery {
    fn row(&self) -> [Bind; 10] {
        [
            self.id.as_str().into(),
            self.hook.as_str().into(),
            if self.is_ping { PING } else { NEWS }.into(),
            self.since.into(),
            self.entry.into(),
            self.made.into(),
            self.tries.into(),
            self.next.into(),
            self.ended.as_ref().map(|(at, _)| *at).into(),
            self.ended.as_ref().map(|(_, how)| how.as_str()).into(),
        ]
    }
}

impl Attempt {
    fn row(&self) -> [Bind; 6] {
        let status = Bind::MaybeNumber(self.status.and_then(|status| i64::try_from(status).ok()));
        [
            self.delivery.as_str().into(),
            self.number.into(),
            self.at.into(),
            self.outcome.as_str().into(),
            status,
            self.took.into(),
        ]
    }
}
