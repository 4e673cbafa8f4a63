//! In how many letters a word differs from what was typed, where two that changed places count once. All letters of the typed word are
//! compared with one of the other at once, as bits of a number (Hyyrö, for optimal string alignment).

/// As many letters as a number has bits; what is longer is nobody's slip.
const MOST: usize = u64::BITS as usize;
/// How many letters behind the length of the typed word a near beginning may end.
const BEHIND: usize = 2;

/// A typed word, ready to be held against many.
pub(super) struct Slips {
    /// For each letter the places where it was typed.
    places: [u64; 256],
    length: usize,
}

impl Slips {
    /// None of a word that is empty or too long.
    pub(super) fn of(typed: &str) -> Option<Self> {
        let length = typed.len();
        if length == 0 || length > MOST {
            return None;
        }
        let mut places = [0; 256];
        typed.bytes().enumerate().for_each(|(at, letter)| places[usize::from(letter)] |= 1 << at);
        Some(Self { places, length })
    }

    /// In how many letters the typed word differs from this one, and from the nearest beginning of it; a number above `most` only
    /// says that there are more.
    pub(super) fn distances(&self, word: &str, most: u32) -> (u32, u32) {
        let word = word.as_bytes();
        let near = &word[..word.len().min(self.length + BEHIND)];
        let last = 1_u64 << (self.length - 1);
        // Where the distance grows and falls from one typed letter to the next; and where it does not grow from one corner to the other.
        let (mut grows, mut falls, mut level, mut before) = (!0_u64, 0_u64, 0_u64, 0_u64);
        let mut distance = self.length as u32;
        let mut begun = distance;
        for (at, letter) in near.iter().enumerate() {
            let here = self.places[usize::from(*letter)];
            let swapped = ((!level & here) << 1) & before;
            level = ((here & grows).wrapping_add(grows) ^ grows) | here | falls | swapped;
            let (up, down) = (falls | !(level | grows), level & grows);
            distance = distance + u32::from(up & last != 0) - u32::from(down & last != 0);
            begun = begun.min(distance);
            // Each further letter brings it nearer by one at the most.
            if distance > most + (near.len() - at - 1) as u32 && begun > most {
                return (u32::MAX, u32::MAX);
            }
            let (up, down) = (up << 1 | 1, down << 1);
            (grows, falls, before) = (down | !(level | up), up & level, here);
        }
        (if near.len() < word.len() { u32::MAX } else { distance }, begun)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The same by the table that everybody knows.
    fn by_table(typed: &[u8], word: &[u8]) -> (u32, u32) {
        let near = &word[..word.len().min(typed.len() + BEHIND)];
        let mut rows = vec![vec![0_u32; near.len() + 1]; typed.len() + 1];
        for i in 0..=typed.len() {
            for j in 0..=near.len() {
                rows[i][j] = if i == 0 || j == 0 {
                    (i + j) as u32
                } else {
                    let other = u32::from(typed[i - 1] != near[j - 1]);
                    let mut least = (rows[i - 1][j - 1] + other).min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
                    if i > 1 && j > 1 && typed[i - 1] == near[j - 2] && typed[i - 2] == near[j - 1] {
                        least = least.min(rows[i - 2][j - 2] + 1);
                    }
                    least
                };
            }
        }
        let last = &rows[typed.len()];
        let whole = if near.len() < word.len() { u32::MAX } else { last[near.len()] };
        (whole, last.iter().copied().min().unwrap_or(u32::MAX))
    }

    #[test]
    fn slips_are_counted_as_people_make_them() {
        let differs = |typed: &str, word: &str| Slips::of(typed).map(|slips| slips.distances(word, 2));
        assert_eq!(differs("prison", "prison"), Some((0, 0)));
        assert_eq!(differs("pirson", "prison"), Some((1, 1)), "two letters changed places");
        assert_eq!(differs("priso", "prisons"), Some((2, 0)), "it begins so");
        assert_eq!(differs("prson", "prisoners"), Some((u32::MAX, 1)), "it begins nearly so");
        assert_eq!(differs("border", "prison"), Some((u32::MAX, u32::MAX)));
        assert!(differs("", "prison").is_none() && differs(&"a".repeat(65), "prison").is_none());
    }

    proptest! {
        #[test]
        fn it_counts_as_the_table_does(typed in "[a-d]{1,12}", word in "[a-d]{0,16}", most in 1_u32..3) {
            let (whole, begun) = by_table(typed.as_bytes(), word.as_bytes());
            let ours = Slips::of(&typed).expect("a word").distances(&word, most);
            let seen = |distance: u32| if distance > most { None } else { Some(distance) };
            prop_assert_eq!((seen(ours.0), seen(ours.1)), (seen(whole), seen(begun)));
        }
    }
}
