//! Chance that can be repeated: the same seed gives the same numbers on every machine. Not for: anything that must be secret.

/// Numbers that are no pattern (splitmix64).
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// The numbers of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to one less than `end`; 0 where `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.draw() % end).unwrap_or_default()
    }

    /// True so many times in a hundred.
    pub fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of several, which must not be none.
    pub fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// So many different ones of several, in their order; all where there are fewer.
    pub fn some_of<'a, T>(&mut self, all: &'a [T], many: usize) -> Vec<&'a T> {
        let mut left = many.min(all.len());
        let mut chosen = Vec::with_capacity(left);
        for (at, one) in all.iter().enumerate() {
            // Every choice of so many is as likely as any other.
            if self.below(all.len() - at) < left {
                chosen.push(one);
                left -= 1;
            }
        }
        chosen
    }
}

#[cfg(test)]
mod tests;
