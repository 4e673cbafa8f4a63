//! A calendar (iCalendar, RFC 5545): meetings, what ends, and when entries are due to be confirmed. All are whole days.
//! Not for reminders: programs add their own.

use crate::{Publication, Term};
use plan::{Date, Initiative, Lang, Life, life};
use std::fmt::Write;

/// One thing that falls on a day or on several.
struct Event<'a> {
    /// What tells it from all others: `ending/central-asia:CA-062`.
    id: String,
    first: Date,
    last: Date,
    sort: &'static str,
    about: &'a str,
    more: &'a str,
    path: String,
}

/// The calendar in a language.
pub fn calendar(publication: &Publication<'_>, lang: Lang) -> Vec<u8> {
    let mut text = String::new();
    let title = (publication.say)(Term::Title("calendar"), lang);
    for (name, value) in [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//jpoa//register//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
    ] {
        line(&mut text, name, value);
    }
    line(&mut text, "X-WR-CALNAME", &escaped(&title));
    for event in events(publication, lang) {
        event.write(&mut text, publication, lang);
    }
    line(&mut text, "END", "VCALENDAR");
    text.into_bytes()
}

fn events<'a>(publication: &Publication<'a>, lang: Lang) -> Vec<Event<'a>> {
    let view = publication.view;
    let mut events = Vec::new();
    for meeting in view.meetings() {
        // A meeting of which no more than the year is known falls on no day.
        if meeting.start.day().is_none() {
            continue;
        }
        events.push(Event {
            id: format!("meeting/{}", meeting.key),
            first: meeting.start.first_day(),
            last: meeting.end.map_or(meeting.start.last_day(), |end| end.last_day()),
            sort: "meeting",
            about: meeting.title.show(lang),
            more: meeting.place.show(lang),
            path: format!("meetings/{}", meeting.key),
        });
    }
    let within = view.region().map_or(365, |region| region.confirm_within_days);
    for initiative in view.initiatives() {
        let whole = initiative.get();
        if !matches!(life(whole, view.as_at()), Life::Running | Life::Intended | Life::Suspended) {
            continue;
        }
        let on = |sort: &'static str, day: Date| Event {
            id: format!("{sort}/{}", whole.key),
            first: day,
            last: day,
            sort,
            about: whole.title.show(lang),
            more: "",
            path: format!("initiatives/{}", whole.key),
        };
        events.extend(whole.period.end.map(|end| on("ending", end.last_day())));
        events.extend(due(whole, within).map(|day| on("confirmation", day)));
    }
    events.sort_by(|a, b| (a.first, &a.id).cmp(&(b.first, &b.id)));
    events
}

/// The day by which it is to be confirmed again; none where nothing was ever heard.
fn due(initiative: &Initiative, within: u16) -> Option<Date> {
    let heard = initiative.heard()?.last_day();
    heard.checked_add(jiff::Span::new().days(i64::from(within))).ok()
}

impl Event<'_> {
    fn write(&self, text: &mut String, publication: &Publication<'_>, lang: Lang) {
        let compact = |day: Date| format!("{:04}{:02}{:02}", day.year(), day.month(), day.day());
        // The end is the day after the last one.
        let after = self.last.tomorrow().unwrap_or(self.last);
        let stamp = publication.time().strftime("%Y%m%dT%H%M%SZ").to_string();
        let what = (publication.say)(Term::Event(self.sort), lang);
        line(text, "BEGIN", "VEVENT");
        line(text, "UID", &escaped(&publication.address(&format!("events/{}", self.id))));
        line(text, "DTSTAMP", &stamp);
        line(text, "DTSTART;VALUE=DATE", &compact(self.first));
        line(text, "DTEND;VALUE=DATE", &compact(after));
        line(text, "SUMMARY", &escaped(&format!("{what}: {}", self.about)));
        if !self.more.is_empty() {
            line(text, "LOCATION", &escaped(self.more));
        }
        line(text, "CATEGORIES", &escaped(&what));
        if publication.site.is_some() {
            line(text, "URL", &publication.address(&self.path));
        }
        line(text, "TRANSP", "TRANSPARENT");
        line(text, "END", "VEVENT");
    }
}

/// A line of at most 75 bytes, going on in the next after a blank; no letter is cut.
fn line(text: &mut String, name: &str, value: &str) {
    let mut width = 0;
    for letter in name.chars().chain([':']).chain(value.chars()) {
        if width + letter.len_utf8() > 75 {
            text.push_str("\r\n ");
            width = 1;
        }
        text.push(letter);
        width += letter.len_utf8();
    }
    let _ = text.write_str("\r\n");
}

/// A text as a value: what ends values and lines is marked, other control characters go.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}
