//! Splits Rust source into words, texts, marks and comments, each with its line: enough to look for things in code without finding them
//! in a comment or a string. It is no parser and accepts anything.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// An identifier, keyword or number.
    Word,
    /// A string literal; the token's text is what stands between the quotes, escapes untouched.
    Text,
    /// One character of punctuation.
    Mark,
    /// A comment with its opening marks.
    Comment,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) kind: Kind,
    pub(super) text: &'a str,
    /// Counted from one; of the first character.
    pub(super) line: usize,
}

impl Token<'_> {
    pub(super) fn is(&self, text: &str) -> bool {
        matches!(self.kind, Kind::Word | Kind::Mark) && self.text == text
    }
}

/// All tokens of a file, comments included.
pub(super) fn tokens(source: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut line = 1;
    while let Some(first) = source[at..].chars().next() {
        let rest = &source[at..];
        let (length, token) = if first.is_whitespace() {
            (first.len_utf8(), None)
        } else if rest.starts_with("//") {
            let length = rest.find('\n').unwrap_or(rest.len());
            (length, Some((Kind::Comment, &rest[..length])))
        } else if rest.starts_with("/*") {
            let length = block_comment(rest);
            (length, Some((Kind::Comment, &rest[..length])))
        } else if let Some((length, text)) = string(rest) {
            (length, Some((Kind::Text, text)))
        } else if first == '\'' {
            (quote(rest), None)
        } else {
            let length = word(rest);
            if length > 0 { (length, Some((Kind::Word, &rest[..length]))) } else { mark(rest, first) }
        };
        if let Some((kind, text)) = token {
            found.push(Token { kind, text, line });
        }
        line += rest[..length].matches('\n').count();
        at += length;
    }
    found
}

/// The tokens that are code: no comments, no attributes, and nothing that is only there for tests.
pub(super) fn code<'a>(all: &[Token<'a>]) -> Vec<Token<'a>> {
    let bare: Vec<Token<'a>> = all.iter().copied().filter(|token| token.kind != Kind::Comment).collect();
    let mut kept = Vec::new();
    let mut at = 0;
    while at < bare.len() {
        let Some(end) = attribute(&bare, at) else {
            kept.push(bare[at]);
            at += 1;
            continue;
        };
        let words: Vec<&str> = bare[at..end].iter().map(|token| token.text).collect();
        at = if words == ["#", "[", "cfg", "(", "test", ")", "]"] { item(&bare, end) } else { end };
    }
    kept
}

/// Where the attribute that begins here ends.
pub(super) fn attribute(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let opened = tokens.get(at).filter(|token| token.is("#")).map(|_| at + 1)?;
    let bracket = if tokens.get(opened)?.is("!") { opened + 1 } else { opened };
    tokens.get(bracket).filter(|token| token.is("["))?;
    Some(closing(tokens, bracket))
}

/// Just behind the bracket that closes the one at `open`.
pub(super) fn closing(tokens: &[Token<'_>], open: usize) -> usize {
    let mut depth = 0_usize;
    for (offset, token) in tokens[open..].iter().enumerate() {
        if opens(token) {
            depth += 1;
        } else if closes(token) {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return open + offset + 1;
            }
        }
    }
    tokens.len()
}

/// Words that begin an item or a `let`, in which a comma separates no more than types.
const BEGINNINGS: [&str; 13] =
    ["pub", "fn", "async", "const", "static", "struct", "enum", "trait", "impl", "mod", "use", "type", "let"];

/// Just behind the item, statement, field or argument that begins here: its `;` or `,`, its closing brace, or the end of what it is in.
pub(super) fn item(tokens: &[Token<'_>], from: usize) -> usize {
    let mut at = from;
    while let Some(end) = attribute(tokens, at) {
        at = end;
    }
    let ends_at_comma = tokens.get(at).is_some_and(|first| !BEGINNINGS.iter().any(|word| first.is(word)));
    while let Some(token) = tokens.get(at) {
        if opens(token) {
            at = closing(tokens, at);
            if token.is("{") && !tokens.get(at).is_some_and(|next| next.is(";") || next.is(",") || next.is(".")) {
                return at;
            }
        } else if closes(token) {
            return at;
        } else if token.is(";") || (ends_at_comma && token.is(",")) {
            return at + 1;
        } else {
            at += 1;
        }
    }
    at
}

pub(super) fn opens(token: &Token<'_>) -> bool {
    token.is("(") || token.is("[") || token.is("{")
}

pub(super) fn closes(token: &Token<'_>) -> bool {
    token.is(")") || token.is("]") || token.is("}")
}

fn mark(rest: &str, first: char) -> (usize, Option<(Kind, &str)>) {
    (first.len_utf8(), Some((Kind::Mark, &rest[..first.len_utf8()])))
}

fn word(rest: &str) -> usize {
    rest.find(|letter: char| !(letter.is_alphanumeric() || letter == '_')).unwrap_or(rest.len())
}

/// Block comments nest.
fn block_comment(rest: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

/// The length of a string literal with prefix and quotes, and what is between them.
fn string(rest: &str) -> Option<(usize, &str)> {
    let prefix = ["br", "cr", "b", "c", "r"].into_iter().find(|prefix| rest.starts_with(prefix)).unwrap_or_default();
    let behind = &rest[prefix.len()..];
    let hashes = behind.len() - behind.trim_start_matches('#').len();
    let inner = behind[hashes..].strip_prefix('"')?;
    let start = prefix.len() + hashes + 1;
    if prefix.ends_with('r') {
        let end = inner.find(&format!("\"{}", "#".repeat(hashes))).unwrap_or(inner.len());
        return Some(((start + end + 1 + hashes).min(rest.len()), &inner[..end]));
    }
    if hashes > 0 {
        return None;
    }
    let mut escaped = false;
    for (end, letter) in inner.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some((start + end + 1, &inner[..end])),
            _ => {}
        }
    }
    Some((rest.len(), inner))
}

/// The length of a character literal or a lifetime; neither says anything to our tests.
fn quote(rest: &str) -> usize {
    let mut letters = rest.char_indices().skip(1);
    match letters.next() {
        Some((_, '\\')) => {
            letters.next();
            letters.find(|(_, letter)| *letter == '\'').map_or(rest.len(), |(end, _)| end + 1)
        }
        Some((at, letter)) if rest[at + letter.len_utf8()..].starts_with('\'') => at + letter.len_utf8() + 1,
        Some(_) => 1 + word(&rest[1..]),
        None => rest.len(),
    }
}

fn check(source: &str, expected: &[(Kind, &str, usize)]) {
    let found: Vec<_> = tokens(source).into_iter().map(|token| (token.kind, token.text, token.line)).collect();
    assert_eq!(found, expected, "{source}");
}

#[test]
fn strings_comments_and_quotes_are_told_apart() {
    check("a /* \" /* */ */ b", &[(Kind::Word, "a", 1), (Kind::Comment, "/* \" /* */ */", 1), (Kind::Word, "b", 1)]);
    check("\"a \\\" // b\"\n// c", &[(Kind::Text, "a \\\" // b", 1), (Kind::Comment, "// c", 2)]);
    check("r#\"a \" b\"# 1", &[(Kind::Text, "a \" b", 1), (Kind::Word, "1", 1)]);
    check("'\"' 'ж' '\\'' <'a>", &[(Kind::Mark, "<", 1), (Kind::Mark, ">", 1)]);
    check("br\"x\" bread", &[(Kind::Text, "x", 1), (Kind::Word, "bread", 1)]);
    check("\"открыт", &[(Kind::Text, "открыт", 1)]);
}

#[test]
fn code_has_no_attributes_and_no_tests() {
    let source = "#[a(\"x\")] fn b() { c } #[cfg(test)] mod d { #[test] fn e() {} } f #[cfg(test)] mod g; h \
                  #[cfg(test)] fn i<J, K>() -> L<J, K> { m } n #[cfg(test)] o: P, q";
    let all = tokens(source);
    let words: String = code(&all).into_iter().map(|token| token.text).collect();
    assert_eq!(words, "fnb(){c}fhnq");
}
