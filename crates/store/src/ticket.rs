//! What lets somebody in for a while: a session, an invitation to choose a password, or a token for programs with its scopes. Kept is
//! the hash of it, never the thing itself.
//! Not for: deciding whom to let in.

use crate::{
    Doing, Fault, Store,
    db::{Tx, on},
};
use jiff::Timestamp;

/// What a ticket is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// To read and record as the account.
    Session,
    /// To choose the password of the account, once.
    Invitation,
    /// To work as the account, for a program, as far as its scopes go.
    Token,
    /// Nothing any more: a one-time code that was used, kept so that it is not used again.
    Code,
}

impl Purpose {
    fn word(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Invitation => "invitation",
            Self::Token => "token",
            Self::Code => "code",
        }
    }

    /// The purpose of a word; a word nobody knows lets nobody in.
    fn of(word: &str) -> Option<Self> {
        [Self::Session, Self::Invitation, Self::Token, Self::Code].into_iter().find(|purpose| purpose.word() == word)
    }
}

/// One ticket.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ticket {
    /// SHA-256 of the secret its holder has, in hexadecimal.
    pub hash: String,
    /// What it is for.
    pub purpose: Purpose,
    /// The number of the account it belongs to.
    pub account: String,
    /// What it was made on, in its own words: the browser of a session, the name of a token.
    pub device: String,
    /// When it was made.
    pub made: Timestamp,
    /// When it was last used.
    pub seen: Timestamp,
    /// Until when it lets in.
    pub until: Timestamp,
    /// When it was ended before that.
    pub ended: Option<Timestamp>,
    /// What a token lets a program do, by permanent names in their order; none for other tickets, and for tokens from before there
    /// were scopes.
    pub scopes: Vec<String>,
}

impl Ticket {
    /// Whether it lets in at a time.
    pub fn is_good(&self, now: Timestamp) -> bool {
        self.ended.is_none() && now < self.until
    }
}

const ADD: &str = "insert into ticket (hash, purpose, account, device, made, seen, until_, ended) \
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (hash) do nothing";
const ONE: &str = "select hash, purpose, account, device, made, seen, until_, ended from ticket where hash = $1";
const OF_ACCOUNT: &str =
    "select hash, purpose, account, device, made, seen, until_, ended from ticket where account = $1 order by made desc, hash";
/// A session belongs to the browser and the place it was begun at: it stays behind.
const TO_COPY: &str = "select hash, purpose, account, device, made, seen, until_, ended from ticket \
     where purpose in ('invitation', 'token') order by hash";
const SEEN: &str = "update ticket set seen = $2 where hash = $1";
const END: &str = "update ticket set ended = $2 where hash = $1 and ended is null";
const END_ALL: &str = "update ticket set ended = $2 where account = $1 and ended is null";
const ADD_SCOPE: &str = "insert into ticket_scope (ticket, scope) values ($1, $2)";
const SCOPES: &str = "select scope from ticket_scope where ticket = $1 order by scope";

type Row = (String, String, String, String, String, String, String, Option<String>);

impl Store {
    /// Keeps a ticket; false when one of its hash is kept already.
    pub async fn add_ticket(&self, ticket: &Ticket) -> Result<bool, Fault> {
        let mut tx = self.begin().await?;
        let added = self.write_ticket(&mut tx, ticket).await?;
        on!(tx, tx => tx.commit().await).map_err(|error| self.fault(Doing::Write, error))?;
        Ok(added)
    }

    async fn write_ticket(&self, tx: &mut Tx, ticket: &Ticket) -> Result<bool, Fault> {
        let added = on!(tx, c => sqlx::query(ADD)
            .bind(&ticket.hash)
            .bind(ticket.purpose.word())
            .bind(&ticket.account)
            .bind(&ticket.device)
            .bind(ticket.made.to_string())
            .bind(ticket.seen.to_string())
            .bind(ticket.until.to_string())
            .bind(ticket.ended.map(|at| at.to_string()))
            .execute(&mut **c)
            .await
            .map(|done| done.rows_affected() > 0))
        .map_err(|error| self.fault(Doing::Write, error))?;
        if !added {
            return Ok(false);
        }
        for scope in &ticket.scopes {
            on!(tx, c => sqlx::query(ADD_SCOPE).bind(&ticket.hash).bind(scope).execute(&mut **c).await.map(drop))
                .map_err(|error| self.fault(Doing::Write, error))?;
        }
        Ok(true)
    }

    /// Copies invitations and tokens into another register, within its transaction; sessions stay behind.
    pub(crate) async fn copy_tickets(&self, other: &Self, tx: &mut Tx) -> Result<(), Fault> {
        let rows: Vec<Row> = on!(&self.read, pool => sqlx::query_as(TO_COPY).fetch_all(pool).await)
            .map_err(|error| self.fault(Doing::Read, error))?;
        for row in rows {
            other.write_ticket(tx, &self.read_ticket(row).await?).await?;
        }
        Ok(())
    }

    /// The ticket of a hash.
    pub async fn ticket(&self, hash: &str) -> Result<Option<Ticket>, Fault> {
        let row: Option<Row> = on!(&self.read, pool => sqlx::query_as(ONE).bind(hash).fetch_optional(pool).await)
            .map_err(|error| self.fault(Doing::Read, error))?;
        match row {
            Some(row) => self.read_ticket(row).await.map(Some),
            None => Ok(None),
        }
    }

    /// All tickets of an account, newest first.
    pub async fn tickets(&self, account: &str) -> Result<Vec<Ticket>, Fault> {
        let rows: Vec<Row> = on!(&self.read, pool => sqlx::query_as(OF_ACCOUNT).bind(account).fetch_all(pool).await)
            .map_err(|error| self.fault(Doing::Read, error))?;
        let mut tickets = Vec::with_capacity(rows.len());
        for row in rows {
            tickets.push(self.read_ticket(row).await?);
        }
        Ok(tickets)
    }

    /// Says that a ticket was used.
    pub async fn see_ticket(&self, hash: &str, at: Timestamp) -> Result<(), Fault> {
        self.set_time(SEEN, hash, at).await.map(drop)
    }

    /// Ends a ticket; false where there is none that was not ended.
    pub async fn end_ticket(&self, hash: &str, at: Timestamp) -> Result<bool, Fault> {
        Ok(self.set_time(END, hash, at).await? > 0)
    }

    /// Ends all tickets of an account; tells how many that were.
    pub async fn end_tickets(&self, account: &str, at: Timestamp) -> Result<u64, Fault> {
        self.set_time(END_ALL, account, at).await
    }

    async fn read_ticket(&self, (hash, purpose, account, device, made, seen, until, ended): Row) -> Result<Ticket, Fault> {
        let time = |text: &str| {
            text.parse::<Timestamp>().map_err(|_| self.damaged(format!("a ticket of account {account} has an unreadable date")))
        };
        let (made, seen, until) = (time(&made)?, time(&seen)?, time(&until)?);
        let ended = ended.as_deref().map(time).transpose()?;
        let unknown = || self.damaged(format!("a ticket of account {account} is for nothing that is known"));
        let purpose = Purpose::of(&purpose).ok_or_else(unknown)?;
        let scopes = if purpose == Purpose::Token { self.scopes(&hash).await? } else { Vec::new() };
        Ok(Ticket { hash, purpose, account, device, made, seen, until, ended, scopes })
    }

    /// What a token lets a program do. A register of a format before, on a place where nothing can be written, has no table for it.
    async fn scopes(&self, hash: &str) -> Result<Vec<String>, Fault> {
        let found = on!(&self.read, pool => sqlx::query_scalar(SCOPES).bind(hash).fetch_all(pool).await);
        match found {
            Err(_) if self.is_of_format_before(3).await? => Ok(Vec::new()),
            found => found.map_err(|error| self.fault(Doing::Read, error)),
        }
    }
}
