//! What a token lets a program do. What the party and the role of its account may do is asked besides: a scope only takes away.

use std::collections::BTreeSet;

/// One thing that a token may be made for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Scope {
    /// Reads what the party of the account sees.
    Read,
    /// Keeps checks before launch.
    Check,
    /// Hands in initiatives, corrects them, and says that they are still right.
    HandIn,
}

impl Scope {
    /// All scopes, as they are offered.
    pub const ALL: [Self; 3] = [Self::Read, Self::Check, Self::HandIn];

    /// The permanent name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Check => "check",
            Self::HandIn => "hand-in",
        }
    }

    /// The scope of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.name() == name)
    }

    /// Whether something is recorded with it.
    pub fn records(self) -> bool {
        match self {
            Self::Read => false,
            Self::Check | Self::HandIn => true,
        }
    }
}

/// The scopes of a token; at least one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scopes(BTreeSet<Scope>);

impl Scopes {
    /// These scopes; nothing where there is none.
    pub fn of(scopes: impl IntoIterator<Item = Scope>) -> Option<Self> {
        let scopes: BTreeSet<Scope> = scopes.into_iter().collect();
        (!scopes.is_empty()).then_some(Self(scopes))
    }

    /// Scopes as they are kept. A token from before there were scopes reads, as it did then; a name that nobody knows lets a program do
    /// nothing.
    pub fn kept(names: &[String]) -> Self {
        if names.is_empty() {
            return Self(BTreeSet::from([Scope::Read]));
        }
        Self(names.iter().filter_map(|name| Scope::named(name)).collect())
    }

    /// Whether this one is among them.
    pub fn hold(&self, scope: Scope) -> bool {
        self.0.contains(&scope)
    }

    /// Each of them, in the order in which they are offered.
    pub fn iter(&self) -> impl Iterator<Item = Scope> {
        self.0.iter().copied()
    }
}
