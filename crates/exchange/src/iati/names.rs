//! The elements and attributes of IATI that are read at all, as small numbers, so that a tree of them is compared and
//! searched without looking at letters. Everything else is passed over without being kept.

/// Makes an enum of names that are known by their spelling.
macro_rules! names {
    ($(#[$about:meta])* $kind:ident { $($name:ident $text:literal),* $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub(crate) enum $kind { $($name),* }

        impl $kind {
            /// The one that is spelt so.
            pub(crate) fn of(spelt: &str) -> Option<Self> {
                Some(match spelt { $($text => Self::$name,)* _ => return None })
            }

            /// How it is spelt.
            pub(crate) fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text),* }
            }
        }
    };
}

pub(crate) use names;

/// The name space of what the register says beside IATI; in files that are read, its prefix is taken to be `jpoa`.
pub(crate) const OWN: &str = "urn:jpoa:iati:1";

names! {
    /// An element.
    Name {
        Activity "iati-activity",
        ActivityDate "activity-date",
        ActivityStatus "activity-status",
        Administrative "administrative",
        Budget "budget",
        Description "description",
        Identifier "iati-identifier",
        Location "location",
        Named "name",
        Narrative "narrative",
        OtherIdentifier "other-identifier",
        OwnRelated "jpoa:related",
        OwnReporter "jpoa:reporter",
        OwnSum "jpoa:sum",
        ParticipatingOrg "participating-org",
        PeriodEnd "period-end",
        PeriodStart "period-start",
        RecipientCountry "recipient-country",
        RecipientRegion "recipient-region",
        RelatedActivity "related-activity",
        ReportingOrg "reporting-org",
        Sector "sector",
        Tag "tag",
        Title "title",
        Transaction "transaction",
        TransactionType "transaction-type",
        Value "value",
    }
}

names! {
    /// An attribute.
    Attr {
        Added "jpoa:added",
        AsOf "jpoa:as-of",
        Because "jpoa:because",
        By "jpoa:by",
        Code "code",
        Currency "currency",
        DefaultCurrency "default-currency",
        HeldBy "jpoa:held-by",
        Hierarchy "hierarchy",
        IsoDate "iso-date",
        Key "jpoa:key",
        Kind "jpoa:kind",
        KindOfSum "kind",
        Known "jpoa:known",
        Lang "xml:lang",
        LastUpdated "last-updated-datetime",
        On "on",
        Percentage "percentage",
        Ref "ref",
        Role "role",
        Standing "jpoa:standing",
        Status "jpoa:status",
        Strength "jpoa:strength",
        Type "type",
        Visibility "jpoa:visibility",
        Vocabulary "vocabulary",
    }
}

impl Name {
    /// Whether an element is read where it stands in this one.
    pub(crate) fn holds(self, child: Self) -> bool {
        match self {
            Self::Activity => matches!(
                child,
                Self::ActivityDate
                    | Self::ActivityStatus
                    | Self::Budget
                    | Self::Description
                    | Self::Identifier
                    | Self::Location
                    | Self::OtherIdentifier
                    | Self::OwnRelated
                    | Self::OwnReporter
                    | Self::OwnSum
                    | Self::ParticipatingOrg
                    | Self::RecipientCountry
                    | Self::RecipientRegion
                    | Self::RelatedActivity
                    | Self::ReportingOrg
                    | Self::Sector
                    | Self::Tag
                    | Self::Title
                    | Self::Transaction
            ),
            Self::Location => matches!(child, Self::Named | Self::Administrative),
            Self::Budget => matches!(child, Self::PeriodStart | Self::PeriodEnd | Self::Value),
            Self::Transaction => matches!(
                child,
                Self::TransactionType | Self::Value | Self::RecipientCountry | Self::RecipientRegion | Self::Sector
            ),
            Self::Title | Self::Description | Self::ReportingOrg | Self::ParticipatingOrg | Self::OwnReporter | Self::Named => {
                child == Self::Narrative
            }
            Self::ActivityDate
            | Self::ActivityStatus
            | Self::Administrative
            | Self::Identifier
            | Self::Narrative
            | Self::OtherIdentifier
            | Self::OwnRelated
            | Self::OwnSum
            | Self::PeriodEnd
            | Self::PeriodStart
            | Self::RecipientCountry
            | Self::RecipientRegion
            | Self::RelatedActivity
            | Self::Sector
            | Self::Tag
            | Self::TransactionType
            | Self::Value => false,
        }
    }
}
