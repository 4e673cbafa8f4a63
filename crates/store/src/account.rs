//! The accounts of the people who work with the register. This is the only place for data about persons; entries name
//! an account by its number. Not for: checking a secret, or what a role may do.

use crate::{
    Doing, Fault, Store,
    db::{Tx, on},
};
use jiff::Timestamp;
use plan::PartyKey;
use std::fmt;

/// One person's way in.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// Its number, given once and never again.
    pub number: String,
    /// The party the person works for.
    pub party: PartyKey,
    /// What the person may do, in the words of the layer that knows.
    pub role: String,
    /// The person's name.
    pub name: String,
    /// The address an account signs in with; nobody else's while it is not ended.
    pub mail: String,
    /// The hash of a password; None before one was chosen.
    pub secret: Option<String>,
    /// The key of one-time codes, where they are asked for.
    pub totp: Option<String>,
    /// When it was made.
    pub created: Timestamp,
    /// When it was ended, where it was.
    pub ended: Option<Timestamp>,
}

impl fmt::Debug for Account {
    /// Says neither the name nor the secret, which are for nobody's log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Account({} of {} as {})", self.number, self.party, self.role)
    }
}

const ADD: &str = "insert into account (number, party, role, name, mail, secret, totp, created, ended) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing";
const ONE: &str = "select number, party, role, name, mail, secret, totp, created, ended from account where number = $1";
const ALL: &str = "select number, party, role, name, mail, secret, totp, created, ended from account order by number";
const OF_MAIL: &str =
    "select number, party, role, name, mail, secret, totp, created, ended from account where mail = $1 and ended is null";
const SECRETS: &str = "update account set secret = $2, totp = $3 where number = $1 and ended is null";
const END: &str = "update account set ended = $2 where number = $1 and ended is null";

type Row = (String, String, String, String, String, Option<String>, Option<String>, String, Option<String>);

impl Store {
    /// Adds an account; false when its number or its address is taken.
    pub async fn add_account(&self, account: &Account) -> Result<bool, Fault> {
        let mut tx = self.begin().await?;
        let added = self.write_account(&mut tx, account).await?;
        on!(tx, tx => tx.commit().await).map_err(|error| self.fault(Doing::Write, error))?;
        Ok(added)
    }

    /// The account of a number, also when it was ended.
    pub async fn account(&self, number: &str) -> Result<Option<Account>, Fault> {
        let row: Option<Row> = on!(&self.read, pool => sqlx::query_as(ONE).bind(number).fetch_optional(pool).await)
            .map_err(|error| self.fault(Doing::Read, error))?;
        row.map(|row| self.read_account(row)).transpose()
    }

    /// All accounts, by number, also those that were ended.
    pub async fn accounts(&self) -> Result<Vec<Account>, Fault> {
        let rows: Vec<Row> =
            on!(&self.read, pool => sqlx::query_as(ALL).fetch_all(pool).await).map_err(|error| self.fault(Doing::Read, error))?;
        rows.into_iter().map(|row| self.read_account(row)).collect()
    }

    /// The account that signs in with an address, where there is one that was not ended.
    pub async fn account_of(&self, mail: &str) -> Result<Option<Account>, Fault> {
        let row: Option<Row> = on!(&self.read, pool => sqlx::query_as(OF_MAIL).bind(mail).fetch_optional(pool).await)
            .map_err(|error| self.fault(Doing::Read, error))?;
        row.map(|row| self.read_account(row)).transpose()
    }

    /// Sets the hash of the password and the key of one-time codes of an account.
    pub async fn set_secrets(&self, number: &str, secret: Option<&str>, totp: Option<&str>) -> Result<(), Fault> {
        let mut tx = self.begin().await?;
        let fault = |error| self.fault(Doing::Write, error);
        on!(&mut tx, c => sqlx::query(SECRETS).bind(number).bind(secret).bind(totp).execute(&mut **c).await.map(drop))
            .map_err(fault)?;
        on!(tx, tx => tx.commit().await).map_err(fault)
    }

    /// Ends an account; false when there is none of this number that was not ended before.
    pub async fn end_account(&self, number: &str, at: Timestamp) -> Result<bool, Fault> {
        Ok(self.set_time(END, number, at).await? > 0)
    }

    /// Says of rows that something happened to them at a time; tells how many rows those were.
    pub(crate) async fn set_time(&self, sentence: &'static str, whose: &str, at: Timestamp) -> Result<u64, Fault> {
        let mut tx = self.begin().await?;
        let fault = |error| self.fault(Doing::Write, error);
        let changed = on!(&mut tx, c => sqlx::query(sentence)
            .bind(whose)
            .bind(at.to_string())
            .execute(&mut **c)
            .await
            .map(|done| done.rows_affected()))
        .map_err(fault)?;
        on!(tx, tx => tx.commit().await).map_err(fault)?;
        Ok(changed)
    }

    pub(crate) async fn write_account(&self, tx: &mut Tx, account: &Account) -> Result<bool, Fault> {
        on!(tx, c => sqlx::query(ADD)
            .bind(&account.number)
            .bind(account.party.as_str())
            .bind(&account.role)
            .bind(&account.name)
            .bind(&account.mail)
            .bind(account.secret.as_deref())
            .bind(account.totp.as_deref())
            .bind(account.created.to_string())
            .bind(account.ended.map(|at| at.to_string()))
            .execute(&mut **c)
            .await
            .map(|done| done.rows_affected() > 0))
        .map_err(|error| self.fault(Doing::Write, error))
    }

    fn read_account(&self, (number, party, role, name, mail, secret, totp, created, ended): Row) -> Result<Account, Fault> {
        let time =
            |text: &str| text.parse::<Timestamp>().map_err(|_| self.damaged(format!("account {number} has an unreadable date")));
        let (created, ended) = (time(&created)?, ended.as_deref().map(time).transpose()?);
        Ok(Account { party: PartyKey::new(party), number, role, name, mail, secret, totp, created, ended })
    }
}
