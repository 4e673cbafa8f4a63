//! Dates as sources give them: a year, a month or a day, never made more exact than they are.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A date with the precision its source gave: `2011`, `2011-11` or `2011-11-30`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartialDate {
    year: i16,
    /// 0 where the source names no month.
    month: u8,
    /// 0 where the source names no day.
    day: u8,
}

impl PartialDate {
    /// Reads ISO 8601 in one of the three precisions, years 1900 to 2200; a time of day behind the date is left out.
    /// The bounds refuse misprints (the public copy of the 2011 text is dated 2100-11-30, still a date; 20111 is none).
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = text.split(['T', ' ']).next().unwrap_or_default();
        // A time zone may follow an XML date: `2011-11-30Z`, `2011-11-30+05:00`.
        let text = match text.get(..10) {
            Some(day) if text.as_bytes().get(10).is_some_and(|b| matches!(b, b'Z' | b'+' | b'-')) => day,
            _ => text,
        };
        let mut parts = text.split('-');
        let part = |part: Option<&str>, digits: usize| -> Option<Option<i16>> {
            match part {
                None => Some(None),
                Some(p) if p.len() == digits && p.bytes().all(|b| b.is_ascii_digit()) => Some(p.parse().ok()),
                Some(_) => None,
            }
        };
        let year = part(parts.next(), 4)??;
        let month = part(parts.next(), 2)?;
        let day = part(parts.next(), 2)?;
        if parts.next().is_some() || !(1900..=2200).contains(&year) {
            return None;
        }
        let exact = Date::new(year, month.unwrap_or(1) as i8, day.unwrap_or(1) as i8).ok()?;
        Some(Self { year, month: month.map_or(0, |_| exact.month() as u8), day: day.map_or(0, |_| exact.day() as u8) })
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, where the source names one.
    pub fn month(self) -> Option<u8> {
        (self.month > 0).then_some(self.month)
    }

    /// The day of the month, where the source names one.
    pub fn day(self) -> Option<u8> {
        (self.day > 0).then_some(self.day)
    }

    /// The first day it can mean.
    pub fn first_day(self) -> Date {
        Date::new(self.year, self.month.max(1) as i8, self.day.max(1) as i8).unwrap_or(Date::ZERO)
    }

    /// The last day it can mean.
    pub fn last_day(self) -> Date {
        match (self.month, self.day) {
            (0, _) => Date::new(self.year, 12, 31).unwrap_or(Date::ZERO),
            (_, 0) => self.first_day().last_of_month(),
            _ => self.first_day(),
        }
    }
}

impl From<Date> for PartialDate {
    fn from(date: Date) -> Self {
        Self { year: date.year(), month: date.month() as u8, day: date.day() as u8 }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.month, self.day) {
            (0, _) => write!(f, "{:04}", self.year),
            (month, 0) => write!(f, "{:04}-{month:02}", self.year),
            (month, day) => write!(f, "{:04}-{month:02}-{day:02}", self.year),
        }
    }
}

impl fmt::Debug for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = compact_str::CompactString::deserialize(deserializer)?;
        Self::parse(&text)
            .ok_or_else(|| serde::de::Error::custom(format!("`{text}` is not a date: write 2011, 2011-11 or 2011-11-30")))
    }
}

/// When something runs; either end may be unknown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// When it begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<PartialDate>,
    /// When it ends, the last day included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<PartialDate>,
}

impl Period {
    /// Whether neither end is known.
    pub fn is_unknown(&self) -> bool {
        self.start.is_none() && self.end.is_none()
    }

    /// As it stands in tables, in any language: `2021 – 2024-05`, `2021 – …`; one date alone where both ends are the same.
    pub fn written(&self) -> String {
        let part = |date: Option<PartialDate>| date.map_or_else(|| "…".to_owned(), |date| date.to_string());
        match (self.start, self.end) {
            (None, None) => String::new(),
            (start, end) if start == end => part(start),
            (start, end) => format!("{} – {}", part(start), part(end)),
        }
    }

    /// Whether it ends before it begins, whatever the missing months and days may be.
    pub fn is_reversed(&self) -> bool {
        matches!((self.start, self.end), (Some(start), Some(end)) if end.last_day() < start.first_day())
    }
}
