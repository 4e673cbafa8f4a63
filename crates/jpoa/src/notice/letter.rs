//! A mail before it is sent: what it says, block by block, told as plain text and as HTML alike. Not for: what is in it, or sending it.

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};
use std::fmt::Write;
use std::time::SystemTime;

/// A piece of a mail.
#[derive(Clone, Debug)]
pub(crate) enum Block {
    /// A heading, and where it leads.
    Heading(String, Option<String>),
    /// A paragraph.
    Text(String),
    /// A line of a list: what it is, where it leads, and what is said of it.
    Line(String, String, String),
    /// A line that leads somewhere.
    Link(String, String),
    /// A paragraph at the end that tells why this mail came.
    Small(String),
}

/// A mail.
#[derive(Clone, Debug)]
pub(crate) struct Letter {
    /// To whom.
    pub(crate) to: String,
    /// What it is called.
    pub(crate) subject: String,
    /// The tag of its language.
    pub(crate) lang: &'static str,
    /// What it says.
    pub(crate) blocks: Vec<Block>,
    /// Where a POST ends mails of this kind, where that can be.
    pub(crate) leave: Option<String>,
    /// What tells it from all others; the same where it is sent a second time.
    pub(crate) id: String,
}

impl Letter {
    /// The mail as it goes over the wire.
    pub(crate) fn message(&self, from: &Mailbox, at: plan::Timestamp) -> Result<Message, String> {
        let to: Address = self.to.parse().map_err(|error: lettre::address::AddressError| error.to_string())?;
        let second = u64::try_from(at.as_second()).unwrap_or_default();
        let mut builder = Message::builder()
            .from(from.clone())
            .to(Mailbox::new(None, to))
            .subject(&self.subject)
            .date(SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(second))
            // not for people: a header
            .message_id(Some(format!("<{}@{}>", self.id, from.email.domain())))
            .raw_header(header("Auto-Submitted", "auto-generated"))
            .raw_header(header("Content-Language", self.lang));
        if let Some(leave) = &self.leave {
            // RFC 8058: a program for mail ends them with one POST, without anybody signing in.
            builder = builder
                .raw_header(header("List-Unsubscribe", &format!("<{leave}>")))
                .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        }
        let part = |kind: ContentType, body: String| SinglePart::builder().header(kind).body(body);
        let both = MultiPart::alternative()
            .singlepart(part(ContentType::TEXT_PLAIN, self.text()))
            .singlepart(part(ContentType::TEXT_HTML, self.html()));
        builder.multipart(both).map_err(|error| error.to_string())
    }

    /// The mail as plain text.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        let mut listed = false;
        for block in &self.blocks {
            let is_line = matches!(block, Block::Line(..));
            let goes_on = listed && is_line;
            if !text.is_empty() && !goes_on {
                text.push('\n');
            }
            listed = is_line;
            // Writing into a string cannot fail.
            let _ = match block {
                Block::Heading(what, None) | Block::Text(what) => writeln!(text, "{what}"),
                Block::Heading(what, Some(link)) => writeln!(text, "{what}\n{link}"),
                Block::Line(what, link, said) if said.is_empty() => writeln!(text, "– {what}\n  {link}"),
                Block::Line(what, link, said) => writeln!(text, "– {what}\n  {said}\n  {link}"),
                Block::Link(what, link) => writeln!(text, "{what}: {link}"),
                Block::Small(what) => writeln!(text, "-- \n{what}"),
            };
        }
        text
    }

    /// The same as HTML, without any style: a mail is read in programs that set their own.
    pub(crate) fn html(&self) -> String {
        let mut html = String::new();
        let (lang, subject) = (self.lang, escaped(&self.subject));
        let _ = write!(
            html,
            "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\"><title>{subject}</title></head><body>"
        );
        let mut listed = false;
        for block in &self.blocks {
            let is_line = matches!(block, Block::Line(..));
            if is_line != listed {
                html.push_str(if is_line { "<ul>" } else { "</ul>" });
            }
            listed = is_line;
            let linked = |what: &str, link: &str| format!("<a href=\"{}\">{}</a>", escaped(link), escaped(what));
            let _ = match block {
                Block::Heading(what, None) => write!(html, "<h2>{}</h2>", escaped(what)),
                Block::Heading(what, Some(link)) => write!(html, "<h2>{}</h2>", linked(what, link)),
                Block::Text(what) => write!(html, "<p>{}</p>", escaped(what)),
                Block::Line(what, link, said) if said.is_empty() => write!(html, "<li>{}</li>", linked(what, link)),
                Block::Line(what, link, said) => write!(html, "<li>{}<br>{}</li>", linked(what, link), escaped(said)),
                Block::Link(what, link) => write!(html, "<p>{}</p>", linked(what, link)),
                Block::Small(what) => write!(html, "<hr><p><small>{}</small></p>", escaped(what)),
            };
        }
        html.push_str(if listed { "</ul></body></html>\n" } else { "</body></html>\n" });
        html
    }
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

/// Text with nothing in it that HTML would take for its own.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
