/// Returns the middle one of some numbers in order, the upper of two middle ones, and `None` where there are none.
pub fn median(numbers: impl IntoIterator<Item = f32>) -> Option<f32> {
    let mut numbers: Vec<f32> = numbers.into_iter().collect();
    numbers.sort_by(f32::total_cmp);
    numbers.get(numbers.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_one_of_the_numbers() {
        assert_eq!(median([3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median([4.0, 1.0, 3.0, 2.0]), Some(3.0));
        assert_eq!(median([]), None);
    }
}
