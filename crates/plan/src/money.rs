//! Money as reported: an amount and the currency it was reported in, never converted and never added across currencies.

use crate::{PartialDate, Texts};
use compact_str::CompactString;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// An amount in hundredths of a currency unit. Sources with finer amounts are rounded half away from zero.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Amount(pub i64);

impl Amount {
    /// Reads `6150000`, `66666.67`, `-12.5`, `1e-10`; `None` where it is no number or too large (over 9e16 units).
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let exact = || {
            let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
            let (units, rest) = digits.split_once('.').unwrap_or((digits, ""));
            if !units.bytes().chain(rest.bytes()).all(|b| b.is_ascii_digit()) {
                return None;
            }
            let digit = |at: usize| rest.as_bytes().get(at).map_or(0, |b| i64::from(b - b'0'));
            let cents = digit(0) * 10 + digit(1) + i64::from(digit(2) >= 5);
            let all = units.parse::<i64>().ok()?.checked_mul(100)?.checked_add(cents)?;
            (all < 9_000_000_000_000_000_000).then_some(Self(sign * all))
        };
        exact().or_else(|| {
            let value = text.parse::<f64>().ok().filter(|value| value.is_finite() && value.abs() < 9e16)?;
            Some(Self((value * 100.0).round() as i64))
        })
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, cents) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        match cents % 100 {
            0 => write!(f, "{sign}{}", cents / 100),
            rest => write!(f, "{sign}{}.{rest:02}", cents / 100),
        }
    }
}

impl fmt::Debug for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = CompactString::deserialize(deserializer)?;
        Self::parse(&text)
            .ok_or_else(|| serde::de::Error::custom(format!("`{text}` is not an amount: write \"6150000\" or \"66666.67\"")))
    }
}

/// A sum as reported.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    /// How much.
    pub amount: Amount,
    /// The ISO 4217 code it was reported in.
    #[schemars(with = "String")]
    pub currency: CompactString,
    /// What the sum is.
    #[serde(default, skip_serializing_if = "BudgetKind::is_budget")]
    pub kind: BudgetKind,
    /// When it was valued.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<PartialDate>,
    /// What must be known to read it rightly: covers several regions, draft figure.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub note: Texts,
}

/// What a sum is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BudgetKind {
    /// Planned spending.
    #[default]
    Budget,
    /// Promised by the funder.
    Commitment,
    /// Paid out or spent.
    Disbursement,
}

impl BudgetKind {
    fn is_budget(&self) -> bool {
        *self == Self::Budget
    }
}
