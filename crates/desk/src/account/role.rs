//! What a person may do for their party.

use crate::Desk;
use plan::Viewer;
use store::Account;

/// A role; what the party itself may do is the policy's to say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Records for the party, and invites and lets go its people.
    Administrator,
    /// Records for the party.
    FocalPoint,
    /// Reads as those do who observe the plan.
    Observer,
    /// Reads what the party may see.
    Reader,
}

impl Role {
    /// All roles, as they are offered.
    pub const ALL: [Self; 4] = [Self::Administrator, Self::FocalPoint, Self::Observer, Self::Reader];

    /// The permanent name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::FocalPoint => "focal-point",
            Self::Observer => "observer",
            Self::Reader => "reader",
        }
    }

    /// The role of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Whether changes may be recorded in this role.
    pub fn records(self) -> bool {
        matches!(self, Self::Administrator | Self::FocalPoint)
    }

    /// Whether people may be invited to a party: an administrator to their own, those who keep the register to any.
    pub fn invites(self, viewer: &Viewer, party: &plan::PartyKey) -> bool {
        self == Self::Administrator && (matches!(viewer, Viewer::Secretariat(_)) || viewer.party() == Some(party))
    }
}

/// As whom an account looks at the register: as its party, or as an observer where that is all it may be.
pub fn viewer(desk: &Desk, account: &Account) -> Viewer {
    match Role::named(&account.role).unwrap_or(Role::Reader) {
        Role::Observer => Viewer::Observer(account.party.clone()),
        Role::Administrator | Role::FocalPoint | Role::Reader => desk.viewer(account.party.as_str()).unwrap_or(Viewer::Public),
    }
}
