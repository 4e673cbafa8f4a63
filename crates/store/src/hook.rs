//! Webhooks: where a party's own programs are told of what is recorded. Not for: what is sent there, or whether it arrived.

use crate::{Fault, Store, bind::Bind, db::Tx};
use jiff::Timestamp;
use plan::PartyKey;
use std::fmt;

/// One address that is called.
#[derive(Clone, PartialEq, Eq)]
pub struct Hook {
    /// Its number, given once and never again.
    pub number: String,
    /// The party it belongs to, and whose view it tells.
    pub party: PartyKey,
    /// What is called.
    pub address: String,
    /// What calls are signed with. Whoever checks a signature needs the very same, so no hash can stand for it.
    pub secret: String,
    /// The question it is told about, in the words of the layer that knows.
    pub question: String,
    /// When it was made.
    pub made: Timestamp,
    /// The number of the account that made it.
    pub account: String,
    /// Everything up to this entry is told, or on its way.
    pub told: u64,
    /// Since when it is switched off, and why, where it is.
    pub off: Option<(Timestamp, String)>,
}

impl fmt::Debug for Hook {
    /// Says neither secret nor address, which may hold one.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hook({} of {})", self.number, self.party)
    }
}

const ADD: &str = "insert into hook (number, party, address, secret, question, made, account, told, off_at, off_why) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing";
const ALL: &str =
    "select number, party, address, secret, question, made, account, told, off_at, off_why from hook order by made, number";
const ONE: &str =
    "select number, party, address, secret, question, made, account, told, off_at, off_why from hook where number = $1";
const OFF: &str = "update hook set off_at = $2, off_why = $3 where number = $1 and off_at is null";
const ON: &str = "update hook set off_at = null, off_why = null, told = $2 where number = $1";
const SKIP: &str = "update hook set told = $3 where number = $1 and told = $2";
const END: [&str; 3] = [
    "delete from attempt where delivery in (select id from delivery where hook = $1)",
    "delete from delivery where hook = $1",
    "delete from hook where number = $1",
];
const DROP: &str = "update delivery set next = null, ended = $2, outcome = $3, busy = null where hook = $1 and next is not null";

type Row = (String, String, String, String, String, String, String, i64, Option<String>, Option<String>);

impl Store {
    /// Keeps a hook; false where its number is taken.
    pub async fn add_hook(&self, hook: &Hook) -> Result<bool, Fault> {
        Ok(self.change(ADD, &hook.row()).await? > 0)
    }

    /// All hooks, oldest first.
    pub async fn hooks(&self) -> Result<Vec<Hook>, Fault> {
        self.rows::<Row>(ALL, &[]).await?.into_iter().map(|row| self.read_hook(row)).collect()
    }

    /// The hook of a number.
    pub async fn hook(&self, number: &str) -> Result<Option<Hook>, Fault> {
        self.rows::<Row>(ONE, &[number.into()]).await?.pop().map(|row| self.read_hook(row)).transpose()
    }

    /// Switches a hook off and lets go of what was on its way; false where it was off.
    pub async fn switch_hook_off(&self, number: &str, at: Timestamp, why: &str) -> Result<bool, Fault> {
        let mut tx = self.begin().await?;
        let switched = self.change_in(&mut tx, OFF, &[number.into(), at.into(), why.into()]).await? > 0;
        self.change_in(&mut tx, DROP, &[number.into(), at.into(), why.into()]).await?;
        self.end(tx).await?;
        Ok(switched)
    }

    /// Switches a hook on again; what was recorded up to this entry is not told.
    pub async fn switch_hook_on(&self, number: &str, told: u64) -> Result<(), Fault> {
        self.change(ON, &[number.into(), told.into()]).await.map(drop)
    }

    /// Passes over entries that hold no news for a hook; false where somebody else was there first.
    pub async fn pass_over(&self, number: &str, from: u64, to: u64) -> Result<bool, Fault> {
        Ok(self.change(SKIP, &[number.into(), from.into(), to.into()]).await? > 0)
    }

    /// Takes a hook away with its deliveries.
    pub async fn end_hook(&self, number: &str) -> Result<(), Fault> {
        let mut tx = self.begin().await?;
        for sentence in END {
            self.change_in(&mut tx, sentence, &[number.into()]).await?;
        }
        self.end(tx).await
    }

    /// Copies all hooks into another register, within its transaction.
    pub(crate) async fn copy_hooks(&self, other: &Self, tx: &mut Tx) -> Result<(), Fault> {
        for hook in self.hooks().await? {
            other.change_in(tx, ADD, &hook.row()).await?;
        }
        Ok(())
    }

    fn read_hook(
        &self,
        (number, party, address, secret, question, made, account, told, off_at, off_why): Row,
    ) -> Result<Hook, Fault> {
        let made = self.time(&made, "a hook")?;
        let off_at = off_at.map(|at| self.time(&at, "a hook")).transpose()?;
        let off = off_at.map(|at| (at, off_why.unwrap_or_default()));
        let told = self.entry_number(told)?;
        Ok(Hook { number, party: PartyKey::new(party), address, secret, question, made, account, told, off })
    }
}

impl Hook {
    fn row(&self) -> [Bind; 10] {
        [
            self.number.as_str().into(),
            self.party.as_str().into(),
            self.address.as_str().into(),
            self.secret.as_str().into(),
            self.question.as_str().into(),
            self.made.into(),
            self.account.as_str().into(),
            self.told.into(),
            self.off.as_ref().map(|(at, _)| *at).into(),
            self.off.as_ref().map(|(_, why)| why.as_str()).into(),
        ]
    }
}
