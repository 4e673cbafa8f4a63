//! What one change does to the initiative it is about. It decides nothing; deeds did that before.

use crate::{Change, Confirmation, Initiative, PartialDate, PartyKey};

impl Initiative {
    /// Takes in a change that is about this initiative, recorded by a party on a day; other changes leave it as it is.
    pub fn happens(&mut self, change: &Change, by: &PartyKey, on: PartialDate) {
        match change {
            Change::InitiativeConfirmed { .. } => self.confirmed = Some(Confirmation { on, by: by.clone() }),
            Change::StatusSet { status, because, end, .. } => {
                self.set_status(*status, *because, *end);
                self.confirmed = Some(Confirmation { on, by: by.clone() });
            }
            Change::ContributionStated { contribution, .. } => {
                let others = self.contributions.iter().filter(|known| known.to != contribution.to).cloned();
                self.contributions = others.chain([contribution.clone()]).collect();
            }
            Change::ContributionWithdrawn { provision, .. } => {
                self.contributions = self.contributions.iter().filter(|known| known.to != *provision).cloned().collect();
            }
            Change::VisibilitySet { visibility, .. } => self.visibility = visibility.clone(),
            Change::InitiativeHeld { state, .. } => {
                let others = self.held_by.iter().filter(|known| *known != state).cloned();
                self.held_by = others.chain([state.clone()]).collect();
            }
            Change::InitiativeReleased { state, .. } => {
                self.held_by = self.held_by.iter().filter(|known| *known != state).cloned().collect();
            }
            _ => {}
        }
    }
}
