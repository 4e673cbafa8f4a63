//! A linear reading of points: how far a point says "yes" to each subject, fitted by least squares, so that it is the same on every
//! machine and needs no steps or chance. Not for: words (see `align`).

use crate::encoder::{DIMENSIONS, Embedding};

/// The numbers of a point, and a constant.
const WIDTH: usize = DIMENSIONS + 1;
/// How strongly the reading is held to nothing, for each point there is.
const HELD: f64 = 0.012;

/// Sums of points and subjects until it is solved; then the reading.
#[derive(Clone, Debug)]
pub(crate) struct Linear {
    subjects: usize,
    /// The products of the numbers, the lower half by rows.
    products: Vec<f64>,
    /// The products of the numbers and the subjects; the reading once solved.
    targets: Vec<f64>,
    weight: f64,
}

impl Linear {
    pub(crate) fn new(subjects: usize) -> Self {
        Self { subjects, products: vec![0.0; WIDTH * WIDTH], targets: vec![0.0; WIDTH * subjects], weight: 0.0 }
    }

    /// Takes an example in.
    pub(crate) fn take(&mut self, point: &Embedding, shares: &[(u32, f64)], voice: f64) {
        let numbers = numbers(point);
        for (row, left) in numbers.iter().enumerate() {
            let scaled = left * voice;
            let products = &mut self.products[row * WIDTH..=row * WIDTH + row];
            products.iter_mut().zip(&numbers).for_each(|(product, right)| *product += scaled * right);
            for (subject, share) in shares {
                self.targets[row * self.subjects + *subject as usize] += scaled * share;
            }
        }
        self.weight += voice;
    }

    /// Fits the reading; none where nothing was taken in.
    pub(crate) fn solve(mut self) -> Option<Self> {
        if self.weight == 0.0 {
            return None;
        }
        for at in 0..WIDTH - 1 {
            self.products[at * WIDTH + at] += HELD * self.weight;
        }
        self.products[WIDTH * WIDTH - 1] += 1e-6 * self.weight;
        self.decompose();
        self.substitute();
        Some(self)
    }

    /// The lower half becomes the root of the products (Cholesky).
    fn decompose(&mut self) {
        for row in 0..WIDTH {
            for column in 0..=row {
                let (above, below) = self.products.split_at(row * WIDTH);
                let left = &below[..column];
                let right = if row == column { left } else { &above[column * WIDTH..column * WIDTH + column] };
                let sum: f64 = left.iter().zip(right).map(|(a, b)| a * b).sum();
                let rest = below[column] - sum;
                self.products[row * WIDTH + column] =
                    if row == column { rest.max(1e-12).sqrt() } else { rest / self.products[column * WIDTH + column] };
            }
        }
    }

    /// Solves forwards, then backwards.
    fn substitute(&mut self) {
        let subjects = self.subjects;
        for row in 0..WIDTH {
            let (solved, open) = self.targets.split_at_mut(row * subjects);
            let own = &mut open[..subjects];
            for before in 0..row {
                let factor = self.products[row * WIDTH + before];
                own.iter_mut().zip(&solved[before * subjects..]).for_each(|(own, known)| *own -= factor * known);
            }
            own.iter_mut().for_each(|own| *own /= self.products[row * WIDTH + row]);
        }
        for row in (0..WIDTH).rev() {
            let (open, solved) = self.targets.split_at_mut((row + 1) * subjects);
            let own = &mut open[row * subjects..];
            for after in row + 1..WIDTH {
                let factor = self.products[after * WIDTH + row];
                let known = &solved[(after - row - 1) * subjects..];
                own.iter_mut().zip(known).for_each(|(own, known)| *own -= factor * known);
            }
            own.iter_mut().for_each(|own| *own /= self.products[row * WIDTH + row]);
        }
    }

    /// How far a point says "yes" to each subject: about 0 for no, 1 for yes.
    pub(crate) fn read(&self, point: &Embedding) -> Vec<f64> {
        let mut read = vec![0.0; self.subjects];
        for (row, number) in numbers(point).iter().enumerate() {
            let own = &self.targets[row * self.subjects..(row + 1) * self.subjects];
            read.iter_mut().zip(own).for_each(|(read, own)| *read += number * own);
        }
        read
    }
}

/// The numbers of a point at length one, and the constant.
fn numbers(point: &Embedding) -> [f64; WIDTH] {
    let length = point.values().iter().map(|value| f64::from(*value).powi(2)).sum::<f64>().sqrt().max(1.0);
    std::array::from_fn(|at| point.values().get(at).map_or(1.0, |value| f64::from(*value) * 4.0 / length))
}
