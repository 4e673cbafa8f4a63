//! Tokens that programs work with: each belongs to an account, sees what its party sees, and lets a program do what its scopes say. Kept
//! is the hash.

use super::secret::{hash_of, ticket};
use super::sign_in::{good, holder};
use super::{Role, Scope, Scopes, SignedIn};
use crate::{Refusal, Trouble, World};
use jiff::SignedDuration;
use jiff::civil::Date;
use jiff::tz::Offset;
use plan::Timestamp;
use store::{Account, Purpose, Store, Ticket};

/// What tokens begin with, so that one that got into a file is found there.
const MARK: &str = "jpoa-";

/// For how many days a token is made at most, and where nothing is said.
pub const TOKEN_DAYS: u16 = 365;

/// The longest name of a token, in letters.
const LONGEST: usize = 80;

/// How long a token lets in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Term {
    /// For so many days of 24 hours.
    Days(u16),
    /// To the end of this day, in UTC.
    Until(Date),
}

impl Term {
    /// When it ends; nothing where that is over already, or too far away. The last day that can be chosen is today in a year, whatever
    /// the hour.
    fn end(self, now: Timestamp) -> Option<Timestamp> {
        let after = |days: u16| now + SignedDuration::from_hours(24 * i64::from(days));
        let (end, latest) = match self {
            Self::Days(days) => (after(days), after(TOKEN_DAYS)),
            Self::Until(day) => (Offset::UTC.to_timestamp(day.tomorrow().ok()?.at(0, 0, 0, 0)).ok()?, after(TOKEN_DAYS + 1)),
        };
        (now < end && end <= latest).then_some(end)
    }
}

/// Makes a token for an account and gives its secret, which is told once and kept nowhere. One that records is made for those alone
/// whose role does.
pub async fn make_token(
    store: &Store,
    world: &World,
    account: &Account,
    name: &str,
    (term, scopes): (Term, Option<&Scopes>),
) -> Result<String, Trouble> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > LONGEST {
        return Err(Refusal::new("token-unnamed").with("most", LONGEST).into());
    }
    let scopes = scopes.ok_or_else(|| Refusal::new("token-for-nothing"))?;
    let records = Role::named(&account.role).is_some_and(Role::records);
    if scopes.iter().any(Scope::records) && !records {
        return Err(Refusal::new("role-reads-only").into());
    }
    let now = world.now();
    let until = term.end(now).ok_or_else(|| Refusal::new("token-days").with("most", TOKEN_DAYS))?;
    let token = format!("{MARK}{}", ticket(world)?.0);
    let kept = Ticket {
        hash: hash_of(&token),
        purpose: Purpose::Token,
        account: account.number.clone(),
        device: name.to_owned(),
        made: now,
        seen: now,
        until,
        ended: None,
        scopes: scopes.iter().map(|scope| scope.name().to_owned()).collect(),
    };
    store.add_ticket(&kept).await?;
    Ok(token)
}

/// On whose behalf a token works and what it lets a program do, while it lets in.
pub async fn bearer(store: &Store, world: &World, token: &str) -> Result<Option<(SignedIn, Scopes)>, Trouble> {
    if !token.starts_with(MARK) {
        return Ok(None);
    }
    let found = holder(store, world, token, Purpose::Token).await?;
    Ok(found.map(|(who, ticket)| (who, Scopes::kept(&ticket.scopes))))
}

/// The tokens of an account that still let in, newest first.
pub async fn tokens(store: &Store, world: &World, number: &str) -> Result<Vec<Ticket>, Trouble> {
    good(store, world, number, Purpose::Token).await
}
