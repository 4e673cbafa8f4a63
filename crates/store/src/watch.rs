//! What people watch, and how the mail digest of it reaches them. Kept beside the accounts and never in the journal.
//! Not for: what a question means, or what is new about it.

use crate::{Fault, Store, bind::Bind, db::Tx};
use jiff::Timestamp;

/// A question that somebody wants to be told about again and again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Watch {
    /// The number of the account.
    pub account: String,
    /// The question, in the words of the layer that knows.
    pub question: String,
    /// What was recorded up to this entry is not news to them.
    pub since: u64,
    /// When it was begun.
    pub made: Timestamp,
}

/// How an account is told of what it watches.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Subscription {
    /// The number of the account.
    pub account: String,
    /// How often, in the words of the layer that knows.
    pub rhythm: String,
    /// The tag of the language.
    pub lang: String,
    /// What the link that ends the mails ends with. It can do nothing else, so it is kept as it is.
    pub leave: String,
    /// Everything up to this entry was told.
    pub told: u64,
    /// When the next digest is due; none where none is wanted.
    pub due: Option<Timestamp>,
}

const ADD: &str = "insert into watch (account, question, since, made) values ($1, $2, $3, $4) on conflict do nothing";
const OF_ACCOUNT: &str = "select account, question, since, made from watch where account = $1 order by made, question";
const ALL: &str = "select account, question, since, made from watch order by account, made, question";
const END: &str = "delete from watch where account = $1 and question = $2";
const END_ALL: [&str; 2] = ["delete from watch where account = $1", "delete from subscription where account = $1"];

const PUT: &str = "insert into subscription (account, rhythm, lang, leave, told, due) values ($1, $2, $3, $4, $5, $6) \
     on conflict (account) do update set rhythm = excluded.rhythm, lang = excluded.lang, due = excluded.due";
const ONE: &str = "select account, rhythm, lang, leave, told, due from subscription where account = $1";
const OF_LEAVE: &str = "select account, rhythm, lang, leave, told, due from subscription where leave = $1";
const DUE: &str = "select account, rhythm, lang, leave, told, due from subscription where due <= $1 order by account";
const EACH: &str = "select account, rhythm, lang, leave, told, due from subscription order by account";
/// Of two servers that want to write the same digest one wins: the other finds the row busy, or told further already.
const CLAIM: &str = "update subscription set busy = $4 where account = $1 and told = $2 and (busy is null or busy <= $3)";
/// Who ended the mails while one was written stays without a next.
const SETTLE: &str =
    "update subscription set told = $2, due = case when due is null then null else $3 end, busy = null where account = $1";

type WatchRow = (String, String, i64, String);
type SubscriptionRow = (String, String, String, String, i64, Option<String>);

impl Store {
    /// Keeps a watch; false where the account has it already.
    pub async fn add_watch(&self, watch: &Watch) -> Result<bool, Fault> {
        Ok(self.change(ADD, &watch.row()).await? > 0)
    }

    /// What an account watches, oldest first.
    pub async fn watches(&self, account: &str) -> Result<Vec<Watch>, Fault> {
        let rows: Vec<WatchRow> = self.rows(OF_ACCOUNT, &[account.into()]).await?;
        rows.into_iter().map(|row| self.read_watch(row)).collect()
    }

    /// Ends a watch; false where there is none.
    pub async fn end_watch(&self, account: &str, question: &str) -> Result<bool, Fault> {
        Ok(self.change(END, &[account.into(), question.into()]).await? > 0)
    }

    /// Forgets all that an account watches, and how it was told.
    pub async fn end_watches(&self, account: &str) -> Result<(), Fault> {
        let mut tx = self.begin().await?;
        for sentence in END_ALL {
            self.change_in(&mut tx, sentence, &[account.into()]).await?;
        }
        self.end(tx).await
    }

    /// Keeps how an account is told. Of one that is there rhythm, language and the next day are set; what was told stays.
    pub async fn put_subscription(&self, subscription: &Subscription) -> Result<(), Fault> {
        self.change(PUT, &subscription.row()).await.map(drop)
    }

    /// How an account is told.
    pub async fn subscription(&self, account: &str) -> Result<Option<Subscription>, Fault> {
        Ok(self.subscriptions(ONE, &[account.into()]).await?.pop())
    }

    /// The subscription that a link ends.
    pub async fn subscription_to_leave(&self, leave: &str) -> Result<Option<Subscription>, Fault> {
        Ok(self.subscriptions(OF_LEAVE, &[leave.into()]).await?.pop())
    }

    /// Those whose next digest is due.
    pub async fn subscriptions_due(&self, now: Timestamp) -> Result<Vec<Subscription>, Fault> {
        self.subscriptions(DUE, &[now.into()]).await
    }

    /// Takes on the digest behind an entry until a time; false where somebody else has it, or has told it.
    pub async fn claim_subscription(&self, account: &str, told: u64, now: Timestamp, until: Timestamp) -> Result<bool, Fault> {
        Ok(self.change(CLAIM, &[account.into(), told.into(), now.into(), until.into()]).await? > 0)
    }

    /// Notes up to which entry an account was told, and when the next digest is due.
    pub async fn settle_subscription(&self, account: &str, told: u64, due: Option<Timestamp>) -> Result<(), Fault> {
        self.change(SETTLE, &[account.into(), told.into(), due.into()]).await.map(drop)
    }

    /// Copies all of it into another register, within its transaction.
    pub(crate) async fn copy_watches(&self, other: &Self, tx: &mut Tx) -> Result<(), Fault> {
        for row in self.rows::<WatchRow>(ALL, &[]).await? {
            other.change_in(tx, ADD, &self.read_watch(row)?.row()).await?;
        }
        for subscription in self.subscriptions(EACH, &[]).await? {
            other.change_in(tx, PUT, &subscription.row()).await?;
        }
        Ok(())
    }

    async fn subscriptions(&self, sentence: &'static str, values: &[Bind]) -> Result<Vec<Subscription>, Fault> {
        let rows: Vec<SubscriptionRow> = self.rows(sentence, values).await?;
        rows.into_iter().map(|row| self.read_subscription(row)).collect()
    }

    fn read_watch(&self, (account, question, since, made): WatchRow) -> Result<Watch, Fault> {
        let made = self.time(&made, "a watch")?;
        Ok(Watch { account, question, since: self.entry_number(since)?, made })
    }

    fn read_subscription(&self, (account, rhythm, lang, leave, told, due): SubscriptionRow) -> Result<Subscription, Fault> {
        let due = due.map(|due| self.time(&due, "a subscription")).transpose()?;
        Ok(Subscription { account, rhythm, lang, leave, told: self.entry_number(told)?, due })
    }
}

impl Watch {
    fn row(&self) -> [Bind; 4] {
        [self.account.as_str().into(), self.question.as_str().into(), self.since.into(), self.made.into()]
    }
}

impl Subscription {
    fn row(&self) -> [Bind; 6] {
        let Self { account, rhythm, lang, leave, told, due } = self;
        [
            account.as_str().into(),
            rhythm.as_str().into(),
            lang.as_str().into(),
            leave.as_str().into(),
            (*told).into(),
            (*due).into(),
        ]
    }
}
