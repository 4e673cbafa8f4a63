//! Who may see and do what. One table, printed whole by its test; every door asks here.

use crate::{ContributionStanding, Initiative, PartyKey, Visibility};
use serde::Serialize;

/// On whose behalf somebody reads or writes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Viewer {
    /// Anybody.
    Public,
    /// A State or organisation that takes part in the plan without adopting it.
    Observer(PartyKey),
    /// A State that adopted the plan.
    Member(PartyKey),
    /// An organisation or donor that the register knows.
    Party(PartyKey),
    /// Those who keep the register.
    Secretariat(PartyKey),
}

impl Viewer {
    /// The party behind the viewer; nobody behind the public.
    pub fn party(&self) -> Option<&PartyKey> {
        match self {
            Self::Public => None,
            Self::Observer(party) | Self::Member(party) | Self::Party(party) | Self::Secretariat(party) => Some(party),
        }
    }

    /// The permanent name of the kind of viewer.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Observer(_) => "observer",
            Self::Member(_) => "member",
            Self::Party(_) => "party",
            Self::Secretariat(_) => "secretariat",
        }
    }

    /// Whether an initiative may be seen.
    /// A State's hold is stronger than any visibility: then only the States on whose territory it happens, those who take
    /// part, and the secretariat see it, so that one State's hold takes no other State's word away.
    pub fn may_see(&self, initiative: &Initiative) -> bool {
        let takes_part = self.party().is_some_and(|party| initiative.roles.includes(party));
        if matches!(self, Self::Secretariat(_)) || takes_part {
            return true;
        }
        if !initiative.held_by.is_empty() {
            let here = |party: &PartyKey| initiative.places.iter().any(|place| place.state == *party);
            return self.party().is_some_and(|party| initiative.held_by.contains(party) || here(party));
        }
        match &initiative.visibility {
            Visibility::Public => true,
            Visibility::Members => matches!(self, Self::Member(_)),
            Visibility::Named(parties) => self.party().is_some_and(|party| parties.contains(party)),
            Visibility::Secretariat => false,
        }
    }

    /// Whether drafts of an edition may be read.
    pub fn may_see_drafts(&self) -> bool {
        !matches!(self, Self::Public | Self::Party(_))
    }

    /// Whether the account behind an entry may be named, and the files behind loads be read.
    pub fn may_see_accounts(&self) -> bool {
        matches!(self, Self::Secretariat(_))
    }

    /// How the viewer stands to an initiative.
    pub fn bond(&self, initiative: &Initiative) -> Bond {
        match self.party() {
            Some(party) if initiative.roles.includes(party) => Bond::TakesPart,
            Some(party) if initiative.places.iter().any(|place| place.state == *party) => Bond::Territory,
            _ => Bond::None,
        }
    }

    /// How much it says when this viewer states a contribution: the State on whose territory it is and the secretariat confirm it,
    /// others claim it.
    pub fn says_of_contribution(&self, bond: Bond) -> ContributionStanding {
        match (self, bond) {
            (Self::Secretariat(_), _) | (_, Bond::Territory) => ContributionStanding::Confirmed,
            _ => ContributionStanding::Claimed,
        }
    }

    /// Whether a deed may be done by somebody who stands so to what it concerns.
    pub fn may(&self, deed: Deed, bond: Bond) -> bool {
        let own = bond == Bond::TakesPart;
        let here = bond == Bond::Territory;
        match self {
            Self::Secretariat(_) => true,
            Self::Public | Self::Observer(_) => false,
            Self::Member(_) => match deed {
                Deed::LoadPlan
                | Deed::ImportRegister
                | Deed::SetVisibility
                | Deed::RecordParty
                | Deed::SettleNames
                | Deed::RulePair
                | Deed::JudgeSubmission => false,
                Deed::MakeCheck => true,
                Deed::RecordInitiative | Deed::ConfirmInitiative | Deed::SetStatus | Deed::UndoLoad => own,
                Deed::StateContribution | Deed::WithdrawContribution => own || here,
                Deed::HoldInitiative | Deed::ReleaseInitiative | Deed::SettleGap | Deed::ReopenGap => own || here,
                Deed::TakePosition | Deed::RecordChallenge => own || here,
            },
            Self::Party(_) => match deed {
                Deed::RecordInitiative
                | Deed::ConfirmInitiative
                | Deed::SetStatus
                | Deed::UndoLoad
                | Deed::StateContribution
                | Deed::WithdrawContribution => own,
                Deed::RecordChallenge => own || here,
                Deed::MakeCheck => true,
                Deed::LoadPlan
                | Deed::ImportRegister
                | Deed::SetVisibility
                | Deed::HoldInitiative
                | Deed::ReleaseInitiative
                | Deed::SettleGap
                | Deed::ReopenGap
                | Deed::TakePosition
                | Deed::RecordParty
                | Deed::SettleNames
                | Deed::RulePair
                | Deed::JudgeSubmission => false,
            },
        }
    }
}

/// How a viewer stands to what a deed concerns.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bond {
    /// Takes part in the initiative; or, for a position, challenge or load, speaks for itself.
    TakesPart,
    /// It happens on the viewer's territory.
    Territory,
    /// Neither.
    None,
}

/// What can be done.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Deed {
    /// Take a plan folder in.
    LoadPlan,
    /// Take a file of initiatives in.
    ImportRegister,
    /// Take a load back.
    UndoLoad,
    /// Enter or correct an initiative.
    RecordInitiative,
    /// Say that it is still right.
    ConfirmInitiative,
    /// Start, end, suspend or cancel it.
    SetStatus,
    /// Say which provision it carries out.
    StateContribution,
    /// Take that back.
    WithdrawContribution,
    /// Settle who may see it.
    SetVisibility,
    /// Hold it back from the public.
    HoldInitiative,
    /// Let it go again.
    ReleaseInitiative,
    /// Settle that a provision does not apply in a State.
    SettleGap,
    /// Let the gap count again.
    ReopenGap,
    /// Take a position on an edition.
    TakePosition,
    /// Record an obstacle or what became of it.
    RecordChallenge,
    /// Enter or correct a party.
    RecordParty,
    /// Settle which party a written name means.
    SettleNames,
    /// Settle what two initiatives are to each other.
    RulePair,
    /// Hold a proposal against the register before launch, and keep the answer.
    MakeCheck,
    /// Take in or send back what was handed in.
    JudgeSubmission,
}

impl Deed {
    /// All deeds in the order of the table.
    pub const ALL: [Self; 20] = [
        Self::LoadPlan,
        Self::ImportRegister,
        Self::UndoLoad,
        Self::RecordInitiative,
        Self::ConfirmInitiative,
        Self::SetStatus,
        Self::StateContribution,
        Self::WithdrawContribution,
        Self::SetVisibility,
        Self::HoldInitiative,
        Self::ReleaseInitiative,
        Self::SettleGap,
        Self::ReopenGap,
        Self::TakePosition,
        Self::RecordChallenge,
        Self::RecordParty,
        Self::SettleNames,
        Self::RulePair,
        Self::MakeCheck,
        Self::JudgeSubmission,
    ];

    /// The permanent name, as codes and the catalogue use it.
    pub fn name(self) -> &'static str {
        match self {
            Self::LoadPlan => "load-plan",
            Self::ImportRegister => "import-register",
            Self::UndoLoad => "undo-load",
            Self::RecordInitiative => "record-initiative",
            Self::ConfirmInitiative => "confirm-initiative",
            Self::SetStatus => "set-status",
            Self::StateContribution => "state-contribution",
            Self::WithdrawContribution => "withdraw-contribution",
            Self::SetVisibility => "set-visibility",
            Self::HoldInitiative => "hold-initiative",
            Self::ReleaseInitiative => "release-initiative",
            Self::SettleGap => "settle-gap",
            Self::ReopenGap => "reopen-gap",
            Self::TakePosition => "take-position",
            Self::RecordChallenge => "record-challenge",
            Self::RecordParty => "record-party",
            Self::SettleNames => "settle-names",
            Self::RulePair => "rule-pair",
            Self::MakeCheck => "make-check",
            Self::JudgeSubmission => "judge-submission",
        }
    }
}
