//! Deeds on a gap: settling that a provision does not apply in a State, and letting it count again.

use crate::desk::{By, Desk};
use crate::initiative::unknown_provision;
use crate::{Refusal, Trouble};
use plan::{Bond, Change, Deed, Entry, PartyKey, ProvisionKey, Texts, View};

/// Settles that a provision does not apply in a State.
pub async fn settle_gap(
    desk: &mut Desk,
    by: &By,
    provision: &ProvisionKey,
    state: &PartyKey,
    reason: &Texts,
) -> Result<Entry, Trouble> {
    on(desk, by, provision, state, Deed::SettleGap, |view| {
        if reason.is_empty() {
            return Err(Refusal::new("reason-missing"));
        }
        if let Some(settled) = view.settled(provision, state) {
            let refusal = Refusal::new("gap-settled-already").with("provision", provision).with("state", state);
            return Err(refusal.with("entry", settled.entry).with("by", &settled.by));
        }
        Ok(Change::GapSettled { provision: provision.clone(), state: state.clone(), reason: reason.clone() })
    })
    .await
}

/// Lets a settled gap count again.
pub async fn reopen_gap(desk: &mut Desk, by: &By, provision: &ProvisionKey, state: &PartyKey) -> Result<Entry, Trouble> {
    on(desk, by, provision, state, Deed::ReopenGap, |view| match view.settled(provision, state) {
        Some(_) => Ok(Change::GapReopened { provision: provision.clone(), state: state.clone() }),
        None => Err(Refusal::new("gap-not-settled").with("provision", provision).with("state", state)),
    })
    .await
}

async fn on(
    desk: &mut Desk,
    by: &By,
    provision: &ProvisionKey,
    state: &PartyKey,
    deed: Deed,
    decide: impl Fn(&View<'_>) -> Result<Change, Refusal>,
) -> Result<Entry, Trouble> {
    let today = desk.world().today();
    let decided = |known: &plan::State| {
        let view = View::new(known, by.viewer.clone(), today);
        if !view.region().is_some_and(|region| region.states.contains(state)) {
            return Err(Refusal::new("not-a-state-of-the-plan").with("state", state));
        }
        if !view.edition(&provision.edition()).is_some_and(|edition| edition.counted().any(|known| known.key == *provision)) {
            return Err(unknown_provision(&view, provision));
        }
        let bond = if by.viewer.party() == Some(state) { Bond::Territory } else { Bond::None };
        by.may(deed, bond)?;
        decide(&view).map(|change| Some(change.into()))
    };
    desk.record(by, decided).await?.ok_or_else(|| Refusal::new("nothing-to-record").into())
}
