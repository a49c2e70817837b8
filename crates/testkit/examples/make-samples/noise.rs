//! Repeatable chance: the same seed draws the same picture.

use std::f32::consts::TAU;

/// A number in 0..1 that depends on the seed and the place alone.
pub fn at(seed: u64, x: i32, y: i32) -> f32 {
    let place = (u64::from(x.cast_unsigned()) << 32) | u64::from(y.cast_unsigned());
    let mut bits = (seed ^ place.wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_add(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((bits ^ (bits >> 31)) >> 40) as f32 / (1_u64 << 24) as f32
}

/// Hills and valleys between -1 and 1, one about every unit.
pub fn smooth(seed: u64, x: f32, y: f32) -> f32 {
    let (left, top) = (x.floor(), y.floor());
    let ease = |t: f32| t * t * (3.0 - 2.0 * t);
    let (u, v) = (ease(x - left), ease(y - top));
    let corner = |dx, dy| at(seed, left as i32 + dx, top as i32 + dy);
    let upper = corner(0, 0) + (corner(1, 0) - corner(0, 0)) * u;
    let lower = corner(0, 1) + (corner(1, 1) - corner(0, 1)) * u;
    (upper + (lower - upper) * v) * 2.0 - 1.0
}

/// Hills with smaller hills on them, between about -1 and 1.
pub fn hills(seed: u64, x: f32, y: f32) -> f32 {
    smooth(seed, x, y) * 0.57
        + smooth(seed + 1, x * 2.1, y * 2.1) * 0.29
        + smooth(seed + 2, x * 4.3, y * 4.3) * 0.14
}

/// A number around 0 whose square is 1 on average, as the noise of a sensor is spread.
pub fn grain(seed: u64, x: i32, y: i32) -> f32 {
    let (radius, angle) = (at(seed, x, y).max(1e-6), at(seed + 7, x, y));
    (-2.0 * radius.ln()).sqrt() * (angle * TAU).cos()
}
