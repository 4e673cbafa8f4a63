//! What a draft says, held against all that is known: one rule for the page, for what is kept, and for what programs ask.

use super::super::asking::Asking;
use super::super::draft::{Draft, Wrong};
use super::super::frame::Reading;
use super::super::site::Site;
use crate::report::pairs;
use desk::Trouble;
use overlap::{Following, PROPOSAL, Profile, SHOWN, Told};
use plan::{Answer, Check, Entry, Initiative, Neighbour};

/// What there is to keep: the proposal as it was read, with its neighbours as the server finds them now.
pub(crate) struct Asked {
    pub(crate) initiative: Initiative,
    pub(crate) check: Check,
    /// The neighbours that are shown, and how many more there are.
    pub(crate) told: Told,
    pub(crate) wrong: Vec<Wrong>,
}

/// What the draft corrects, where it says so and the reader may see it.
pub(super) fn over<'a>(reading: &Reading<'a>, draft: &Draft) -> Option<&'a Initiative> {
    let key = draft.get("key");
    (!key.is_empty()).then(|| reading.view.initiative(&key.into()))?.map(plan::Released::get)
}

/// What is found beside a draft.
pub(super) fn neighbours(reading: &Reading<'_>, finder: &Following, it: &Initiative) -> Told {
    let profile = Profile::of(it, reading.view);
    finder.check(reading.view, &profile, PROPOSAL)
}

/// Reads a draft for keeping. Evidence comes from the index, answers from the draft.
pub(crate) fn asked(reading: &Reading<'_>, site: &Site, draft: &Draft) -> Asked {
    let (initiative, wrong) = draft.initiative(reading, over(reading, draft));
    let finder = site.finder();
    let mut told = neighbours(reading, &finder, &initiative);
    told.pairs.truncate(SHOWN);
    let shown = told.pairs.iter().map(|pair| {
        let other = pairs::other_side(pair, initiative.key.as_str());
        let said = draft.get(&format!("answer:{other}"));
        Neighbour {
            initiative: other,
            percent: pairs::percent(pair.worth()),
            suspected: pairs::suspicion(pair),
            answer: Answer::ALL.into_iter().find(|answer| answer.name() == said),
        }
    });
    let check = Check {
        proposal: initiative.clone(),
        compared: finder.index().len() as u64,
        shown: shown.collect(),
        restricted: u32::try_from(told.restricted).unwrap_or(u32::MAX),
        model: finder.index().model().version.as_str().into(),
    };
    Asked { initiative, check, told, wrong }
}

/// Keeps the check and hands the initiative in; gives the number of the check and the entry. A correction repeats nothing, so that
/// nothing is held against it: the initiative is there.
pub(crate) async fn hand_in(
    site: &Site,
    asking: &Asking,
    asked: &Asked,
    corrects: bool,
) -> Result<(Option<u64>, Entry), Trouble> {
    site.record(asking, async |desk, by| {
        let check = if corrects { None } else { Some(desk::make_check(desk, by, &asked.check).await?.seq) };
        Ok((check, desk::submit_initiative(desk, by, &asked.initiative, check).await?))
    })
    .await
}
