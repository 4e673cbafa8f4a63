//! Settling what two initiatives are to each other, with a reason that the next reader finds.

use crate::desk::{By, Decision, Desk};
use crate::initiative::unknown_initiative;
use crate::{Refusal, Trouble};
use plan::{Bond, Change, Deed, Entry, InitiativeKey, Ruling, State, Texts, View};

/// Settles what two initiatives are to each other. Of duplicates the one named first stands for both from now on; another ruling
/// takes them apart again. What other rulings say of the same initiatives is not contradicted: those are to be changed first.
pub async fn rule_pair(
    desk: &mut Desk,
    by: &By,
    (one, other): (&str, &str),
    ruling: Ruling,
    because: &Texts,
) -> Result<Entry, Trouble> {
    let today = desk.world().today();
    let decided = |state: &State| -> Result<Option<Decision>, Refusal> {
        let view = View::new(state, by.viewer.clone(), today);
        let find = |written: &str| -> Result<InitiativeKey, Refusal> {
            let found = view.find_initiative(written).map_err(|not_found| unknown_initiative(written, &not_found.candidates))?;
            Ok(found.get().key.clone())
        };
        let (left, right) = (find(one)?, find(other)?);
        by.may(Deed::RulePair, Bond::None)?;
        if left == right {
            return Err(Refusal::new("pair-of-one").with("initiative", left));
        }
        if because.is_empty() {
            return Err(Refusal::new("reason-missing"));
        }
        if let Some((verdict, true)) = view.verdict(&left, &right)
            && (verdict.ruling, &verdict.because) == (ruling, because)
            && (ruling != Ruling::Duplicate || verdict.kept == left)
        {
            return Ok(None);
        }
        if let Some((one, other)) = view.against(&left, &right, ruling) {
            let code = if ruling == Ruling::Duplicate { "pair-kept-apart" } else { "pair-tied-together" };
            return Err(Refusal::new(code).with("left", one).with("right", other));
        }
        let matters = view.matters(&left, &right).unwrap_or_default();
        Ok(Some(Change::PairRuled { left, right, ruling, because: because.clone(), matters }.into()))
    };
    desk.record(by, decided).await?.ok_or_else(|| Refusal::new("nothing-to-record").into())
}
