//! Arithmetic that gives the same bits on every machine: sums in a fixed order, and rounding without a library.

/// How many running sums are kept, however wide the machine's vectors are.
const LANES: usize = 16;

/// Added to a number below 2²², it leaves no room for a fraction.
const NO_FRACTION: f32 = 12_582_912.0;

/// The nearest whole number, of two equally near the even one. For numbers between -2²² and 2²².
#[inline(always)]
pub(super) fn round(x: f32) -> i32 {
    (x + NO_FRACTION).to_bits().cast_signed() - NO_FRACTION.to_bits().cast_signed()
}

/// As a whole number of 16 bits between `-limit` and `limit`.
#[inline(always)]
pub(super) fn round_within(x: f32, limit: f32) -> i16 {
    round(x.max(-limit).min(limit)) as i16
}

/// The sum of what `of` makes of each number; the count is a multiple of 16.
#[inline(always)]
pub(super) fn sum(numbers: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [0.0; LANES];
    for chunk in numbers.as_chunks::<LANES>().0 {
        for (lane, number) in lanes.iter_mut().zip(chunk) {
            *lane += of(*number);
        }
    }
    lanes.iter().sum()
}

/// The largest number by its size; the count is a multiple of 16.
#[inline(always)]
pub(super) fn largest(numbers: &[f32]) -> f32 {
    let mut lanes = [0.0_f32; LANES];
    for chunk in numbers.as_chunks::<LANES>().0 {
        for (lane, number) in lanes.iter_mut().zip(chunk) {
            *lane = lane.max(number.abs());
        }
    }
    lanes.iter().fold(0.0, |most, lane| most.max(*lane))
}

/// The hyperbolic tangent to three decimals, as the quotient of two polynomials (Padé's, of degrees seven and six).
#[inline(always)]
pub(super) fn tanh(x: f32) -> f32 {
    let x = x.clamp(-4.97, 4.97);
    let s = x * x;
    x * (135_135.0 + s * (17_325.0 + s * (378.0 + s))) / (135_135.0 + s * (62_370.0 + s * (3_150.0 + s * 28.0)))
}
