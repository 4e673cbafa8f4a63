//! Deeds on one initiative: confirm it, end it, align it, settle who sees it, hold it back.

use crate::desk::{By, Decision, Desk};
use crate::{Refusal, Trouble};
use plan::{
    Because, Change, Contribution, Deed, Entry, Initiative, InitiativeKey, PartialDate, PartyKey, ProvisionKey, Released, State,
    Status, Strength, View, Viewer, Visibility,
};

/// Says that an initiative is still as it stands.
pub async fn confirm_initiative(desk: &mut Desk, by: &By, written: &str) -> Result<Entry, Trouble> {
    on(desk, by, written, Deed::ConfirmInitiative, |initiative, _| Ok(confirmed(&initiative))).await
}

pub(crate) fn confirmed(initiative: &Initiative) -> Change {
    Change::InitiativeConfirmed { initiative: initiative.key.clone() }
}

/// Sets where an initiative stands. One that is cancelled or suspended needs a reason.
pub async fn set_status(
    desk: &mut Desk,
    by: &By,
    written: &str,
    status: Status,
    because: Option<Because>,
    end: Option<PartialDate>,
) -> Result<Entry, Trouble> {
    on(desk, by, written, Deed::SetStatus, |initiative, _| status_set(&initiative, status, because, end)).await
}

pub(crate) fn status_set(
    initiative: &Initiative,
    status: Status,
    because: Option<Because>,
    end: Option<PartialDate>,
) -> Result<Change, Refusal> {
    if matches!(status, Status::Cancelled | Status::Suspended) && because.is_none() {
        return Err(Refusal::new("reason-missing"));
    }
    if let (Some(start), Some(end)) = (initiative.period.start, end)
        && end.last_day() < start.first_day()
    {
        return Err(Refusal::new("ends-before-start").with("start", start).with("end", end));
    }
    let ends_so = end.is_none() || end == initiative.period.end;
    if (initiative.status, initiative.because) == (status, because) && ends_so {
        return Err(Refusal::new("nothing-to-record"));
    }
    Ok(Change::StatusSet { initiative: initiative.key.clone(), status, because, end })
}

/// States which provision an initiative carries out. What a participant says is a claim; what the secretariat or a State
/// on whose territory it is says is a confirmation.
pub async fn state_contribution(
    desk: &mut Desk,
    by: &By,
    written: &str,
    to: &ProvisionKey,
    strength: Strength,
) -> Result<Entry, Trouble> {
    on(desk, by, written, Deed::StateContribution, |initiative, view| stated(view, by, &initiative, to, strength)).await
}

pub(crate) fn stated(
    view: &View<'_>,
    by: &By,
    initiative: &Initiative,
    to: &ProvisionKey,
    strength: Strength,
) -> Result<Change, Refusal> {
    let counted = view.edition(&to.edition()).is_some_and(|edition| edition.counted().any(|provision| provision.key == *to));
    if !counted {
        return Err(unknown_provision(view, to));
    }
    let standing = by.viewer.says_of_contribution(by.viewer.bond(initiative));
    let contribution = Contribution { to: to.clone(), strength, standing, by: by.viewer.party().cloned() };
    if initiative.contributions.contains(&contribution) {
        return Err(Refusal::new("nothing-to-record"));
    }
    Ok(Change::ContributionStated { initiative: initiative.key.clone(), contribution })
}

/// Takes back what was said of an initiative and a provision.
pub async fn withdraw_contribution(desk: &mut Desk, by: &By, written: &str, from: &ProvisionKey) -> Result<Entry, Trouble> {
    on(desk, by, written, Deed::WithdrawContribution, |initiative, _| withdrawn(&initiative, from)).await
}

pub(crate) fn withdrawn(initiative: &Initiative, from: &ProvisionKey) -> Result<Change, Refusal> {
    if !initiative.contributions.iter().any(|known| known.to == *from) {
        return Err(Refusal::new("contribution-absent").with("initiative", &initiative.key).with("provision", from));
    }
    Ok(Change::ContributionWithdrawn { initiative: initiative.key.clone(), provision: from.clone() })
}

/// Settles who may see an initiative.
pub async fn set_visibility(desk: &mut Desk, by: &By, written: &str, visibility: Visibility) -> Result<Entry, Trouble> {
    on(desk, by, written, Deed::SetVisibility, |initiative, view| visibility_set(view, &initiative, &visibility)).await
}

pub(crate) fn visibility_set(view: &View<'_>, initiative: &Initiative, visibility: &Visibility) -> Result<Change, Refusal> {
    if let Visibility::Named(parties) = visibility
        && let Some(unknown) = parties.iter().find(|party| view.party(party).is_none())
    {
        return Err(Refusal::new("party-unknown").with("name", unknown));
    }
    if initiative.visibility == *visibility {
        return Err(Refusal::new("nothing-to-record"));
    }
    Ok(Change::VisibilitySet { initiative: initiative.key.clone(), visibility: visibility.clone() })
}

/// Holds an initiative on a State's territory back from the public.
pub async fn hold_initiative(desk: &mut Desk, by: &By, written: &str, state: &PartyKey) -> Result<Entry, Trouble> {
    on(desk, by, written, Deed::HoldInitiative, |initiative, _| {
        on_its_territory(by, &initiative, state)?;
        if initiative.held_by.contains(state) {
            return Err(Refusal::new("held-already").with("initiative", &initiative.key).with("state", state));
        }
        Ok(Change::InitiativeHeld { initiative: initiative.key.clone(), state: state.clone() })
    })
    .await
}

/// Lets an initiative go that a State held.
pub async fn release_initiative(desk: &mut Desk, by: &By, written: &str, state: &PartyKey) -> Result<Entry, Trouble> {
    on(desk, by, written, Deed::ReleaseInitiative, |initiative, _| {
        on_its_territory(by, &initiative, state)?;
        if !initiative.held_by.contains(state) {
            return Err(Refusal::new("held-not").with("initiative", &initiative.key).with("state", state));
        }
        Ok(Change::InitiativeReleased { initiative: initiative.key.clone(), state: state.clone() })
    })
    .await
}

/// A State speaks for its own territory only; the secretariat records for any, on its word.
pub(crate) fn on_its_territory(by: &By, initiative: &Initiative, state: &PartyKey) -> Result<(), Refusal> {
    let speaks = matches!(by.viewer, Viewer::Secretariat(_)) || by.viewer.party() == Some(state);
    let here = initiative.places.iter().any(|place| place.state == *state);
    if speaks && here {
        Ok(())
    } else {
        Err(Refusal::new("not-its-territory").with("initiative", &initiative.key).with("state", state))
    }
}

/// Finds the initiative, asks the policy, decides and records. What the viewer may not see is not there.
async fn on(
    desk: &mut Desk,
    by: &By,
    written: &str,
    deed: Deed,
    mut decide: impl FnMut(Released<&Initiative>, &View<'_>) -> Result<Change, Refusal>,
) -> Result<Entry, Trouble> {
    let today = desk.world().today();
    let decided = |state: &State| -> Result<Option<Decision>, Refusal> {
        let view = View::new(state, by.viewer.clone(), today);
        let initiative = view.find_initiative(written).map_err(|not_found| unknown_initiative(written, &not_found.candidates))?;
        by.may(deed, by.viewer.bond(&initiative))?;
        decide(initiative, &view).map(|change| Some(change.into()))
    };
    desk.record(by, decided).await?.ok_or_else(|| Refusal::new("nothing-to-record").into())
}

/// No initiative of this address or reference, or several.
pub fn unknown_initiative(written: &str, candidates: &[InitiativeKey]) -> Refusal {
    let names: Vec<&str> = candidates.iter().map(InitiativeKey::as_str).collect();
    let code = if names.is_empty() { "initiative-unknown" } else { "initiative-ambiguous" };
    Refusal::new(code).with("name", written).with("candidates", names.join(", "))
}

/// The counted provision that was meant: whoever names a section means something in it, however far that is in letters.
pub(crate) fn nearest_provision<'a>(key: &ProvisionKey, known: &[&'a str]) -> Option<&'a str> {
    let below = known.iter().copied().find(|known| known.strip_prefix(key.as_str()).is_some_and(|rest| rest.starts_with('.')));
    below.or_else(|| plan::nearest(key.as_str(), known)).or_else(|| known.first().copied())
}

/// No counted provision of this address.
pub(crate) fn unknown_provision(view: &View<'_>, key: &ProvisionKey) -> Refusal {
    let known: Vec<&str> =
        view.edition(&key.edition()).into_iter().flat_map(|edition| edition.counted().map(|p| p.key.as_str())).collect();
    match nearest_provision(key, &known) {
        Some(nearest) => Refusal::new("provision-unknown").with("name", key).with("nearest", nearest),
        None => {
            let known: Vec<&str> = view.editions().map(|edition| edition.key.as_str()).collect();
            Refusal::new("edition-unknown").with("name", key.edition()).with("known", known.join(", "))
        }
    }
}
