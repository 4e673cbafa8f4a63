//! Tokens that programs read with: each belongs to an account, sees what its party sees, and records nothing. Kept is the hash.

use super::SignedIn;
use super::secret::{hash_of, ticket};
use super::sign_in::{good, holder};
use crate::{Refusal, Trouble, World};
use jiff::SignedDuration;
use store::{Account, Purpose, Store, Ticket};

/// What tokens begin with, so that one that got into a file is found there.
const MARK: &str = "jpoa-";

/// For how many days a token is made at most, and where nothing is said.
pub const TOKEN_DAYS: u16 = 365;

/// The longest name of a token, in letters.
const LONGEST: usize = 80;

/// Makes a token for an account and gives its secret, which is told once and kept nowhere.
pub async fn make_token(store: &Store, world: &World, account: &Account, name: &str, days: u16) -> Result<String, Trouble> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > LONGEST {
        return Err(Refusal::new("token-unnamed").with("most", LONGEST).into());
    }
    if !(1..=TOKEN_DAYS).contains(&days) {
        return Err(Refusal::new("token-days").with("most", TOKEN_DAYS).into());
    }
    let token = format!("{MARK}{}", ticket(world)?.0);
    let now = world.now();
    let kept = Ticket {
        hash: hash_of(&token),
        purpose: Purpose::Token,
        account: account.number.clone(),
        device: name.to_owned(),
        made: now,
        seen: now,
        until: now + SignedDuration::from_hours(24 * i64::from(days)),
        ended: None,
    };
    store.add_ticket(&kept).await?;
    Ok(token)
}

/// On behalf of whom a token reads, while it lets in.
pub async fn bearer(store: &Store, world: &World, token: &str) -> Result<Option<SignedIn>, Trouble> {
    if token.starts_with(MARK) { holder(store, world, token, Purpose::Token).await } else { Ok(None) }
}

/// The tokens of an account that still let in, newest first.
pub async fn tokens(store: &Store, world: &World, number: &str) -> Result<Vec<Ticket>, Trouble> {
    good(store, world, number, Purpose::Token).await
}
