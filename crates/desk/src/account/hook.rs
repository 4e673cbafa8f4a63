//! Webhooks of a party: made, tried out, switched on again and taken away by its administrators. Not for: calling them.

use super::secret::ticket;
use crate::{Refusal, Trouble, World};
use base64::{Engine, engine::general_purpose::STANDARD};
use plan::PartyKey;
use store::{Account, Delivery, Hook, Store};

/// How many hooks a party has at most.
const MOST: usize = 20;

/// What secrets begin with, as the Standard Webhooks specification has it.
const MARK: &str = "whsec_";

/// Makes a hook that tells what is recorded from an entry on. Its secret is told once on the page; it is kept, because calls are
/// signed with it.
pub async fn make_hook(
    store: &Store,
    world: &World,
    (party, account): (&PartyKey, &Account),
    (address, question, told): (&str, &str, u64),
) -> Result<Hook, Trouble> {
    let hooks = store.hooks().await?;
    if hooks.iter().filter(|hook| hook.party == *party).count() >= MOST {
        return Err(Refusal::new("hooks-full").with("most", MOST).into());
    }
    let secret = format!("{MARK}{}", STANDARD.encode(world.chance()?));
    let mut number = hooks.iter().filter_map(|hook| hook.number.parse::<u64>().ok()).max().unwrap_or_default() + 1;
    loop {
        let hook = Hook {
            number: number.to_string(),
            party: party.clone(),
            address: address.to_owned(),
            secret: secret.clone(),
            question: question.to_owned(),
            made: world.now(),
            account: account.number.clone(),
            told,
            off: None,
        };
        if store.add_hook(&hook).await? {
            return Ok(hook);
        }
        number += 1;
    }
}

/// What a call is signed with: the bytes behind a secret.
pub fn signing_key(secret: &str) -> Option<Vec<u8>> {
    STANDARD.decode(secret.strip_prefix(MARK)?).ok()
}

/// A delivery of what was recorded behind one entry up to another, or of nothing, to try the address out.
pub fn delivery(world: &World, hook: &Hook, upto: Option<u64>) -> Result<Delivery, Trouble> {
    let now = world.now();
    let (id, _) = ticket(world)?;
    Ok(Delivery {
        id: format!("msg_{}", &id[..32]),
        hook: hook.number.clone(),
        is_ping: upto.is_none(),
        since: hook.told,
        entry: upto.unwrap_or(hook.told),
        made: now,
        tries: 0,
        next: Some(now),
        ended: None,
    })
}
