//! Reads licence expressions as packages state them (`A OR B`, `A AND B`, `A WITH exception`, brackets, and the old `A/B`) and says
//! whether a set of allowed licences satisfies one. It knows no licence by itself.

#[cfg(test)]
mod tests;

/// Whether the expression can be satisfied using only licences that `allowed` accepts; an exception is part of the name it is asked
/// about. `None` when the expression cannot be read.
pub(crate) fn is_satisfied(expression: &str, allowed: &dyn Fn(&str) -> bool) -> Option<bool> {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut reader = Reader { words: &words, allowed };
    let answer = reader.either()?;
    reader.words.is_empty().then_some(answer)
}

struct Reader<'a> {
    words: &'a [&'a str],
    allowed: &'a dyn Fn(&str) -> bool,
}

impl<'a> Reader<'a> {
    /// `a OR b`; binds less than AND.
    fn either(&mut self) -> Option<bool> {
        let mut answer = self.both()?;
        while self.takes("OR") {
            answer |= self.both()?;
        }
        Some(answer)
    }

    /// `a AND b`.
    fn both(&mut self) -> Option<bool> {
        let mut answer = self.single()?;
        while self.takes("AND") {
            answer &= self.single()?;
        }
        Some(answer)
    }

    /// A bracket, or a licence with or without an exception.
    fn single(&mut self) -> Option<bool> {
        let word = self.next()?;
        if word == "(" {
            let answer = self.either()?;
            return self.takes(")").then_some(answer);
        }
        if matches!(word, ")" | "OR" | "AND" | "WITH") {
            return None;
        }
        let licence = word.trim_end_matches('+');
        if self.takes("WITH") {
            let exception = self.next()?;
            return Some((self.allowed)(&format!("{licence} WITH {exception}")));
        }
        Some((self.allowed)(licence))
    }

    fn next(&mut self) -> Option<&'a str> {
        let (first, rest) = self.words.split_first()?;
        self.words = rest;
        Some(first)
    }

    fn takes(&mut self, word: &str) -> bool {
        let found = self.words.first() == Some(&word);
        if found {
            self.words = &self.words[1..];
        }
        found
    }
}
