//! How a page writes its numbers. One page has one style, and a figure that could be read in two ways is read in that
//! of the page.

use std::collections::HashSet;
use std::ops::Range;

use rust_decimal::Decimal;
use vouch_core::arithmetic;

use super::{Amount, Unit, find_in};

/// The style of the numbers of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct NumberStyle {
    /// Whether a space separates thousands, whatever follows them: `2 760.00`, `12 990`.
    pub spaces: bool,
    /// The decimal mark.
    pub mark: Option<char>,
    /// How many decimals an amount of money has, where it is not two.
    pub decimals: Option<u32>,
}

/// A line of text in which numbers are looked for.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct NumberLine<'a> {
    /// Its text.
    pub text: &'a str,
    /// Bytes of dates and times.
    pub taken: &'a [Range<usize>],
    /// Bytes at which there is a space no wider than within a number, in ascending order.
    pub narrow: &'a [usize],
    /// What its captions say.
    pub topic: Topic,
}

/// What the captions of a line say about its numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Topic {
    /// Nothing.
    #[default]
    Open,
    /// A sum of money, a tax, a payment.
    Sum,
    /// A number of something: a telephone, an account, a company.
    Code,
}

/// Currencies whose smallest unit is a thousandth.
const OF_THOUSANDTHS: [&str; 7] = ["KWD", "BHD", "OMR", "JOD", "TND", "IQD", "LYD"];
/// Currencies whose amounts are written without decimals.
const WITHOUT_DECIMALS: [&str; 15] =
    ["JPY", "KRW", "VND", "IDR", "HUF", "CLP", "ISK", "PYG", "UGX", "TZS", "RWF", "XAF", "XOF", "COP", "CRC"];
/// Most figures that are compared with each other, which bounds the time for a page full of numbers.
const COMPARED: usize = 120;

impl NumberStyle {
    /// Concludes the style of a page from all its figures.
    pub(crate) fn of(lines: &[NumberLine<'_>]) -> Self {
        let spaces = has_spaced_thousands(lines);
        let style = Self { spaces, ..Self::default() };
        let figures: Vec<Amount> = lines
            .iter()
            .filter(|line| line.topic != Topic::Code)
            .flat_map(|line| find_in(line, style))
            .filter(|figure| figure.unit == Unit::Plain)
            .collect();
        let count = |wanted: &dyn Fn(&Amount) -> bool| figures.iter().filter(|figure| wanted(figure)).count();
        let points = count(&|figure| figure.decimals == 2 && figure.mark == Some('.') && !figure.corrected);
        let commas = count(&|figure| figure.decimals == 2 && figure.mark == Some(',') && !figure.corrected);
        let mark = match points.cmp(&commas) {
            std::cmp::Ordering::Greater => Some('.'),
            std::cmp::Ordering::Less => Some(','),
            std::cmp::Ordering::Equal => None,
        };
        let names = |codes: &[&str]| {
            let signed = figures.iter().any(|figure| {
                figure.sign.is_some_and(|sign| sign.codes.iter().all(|code| codes.contains(code)))
            });
            signed
                || lines.iter().any(|line| {
                    line.text
                        .split(|c: char| !c.is_ascii_alphabetic())
                        .any(|word| word.len() == 3 && codes.contains(&word))
                })
        };
        let two = points + commas;
        let open = count(&|figure| figure.other.is_some());
        let three = count(&|figure| figure.decimals == 3);
        let is_below_one = |figure: &Amount| figure.decimals == 3 && figure.value.abs() < Decimal::ONE;
        let telling = count(&|figure| is_below_one(figure) || (figure.decimals == 3 && figure.is_grouped));
        let grouped = count(&|figure| figure.is_grouped && figure.decimals == 0);
        let tenths = count(&|figure| figure.decimals == 1);
        let millions =
            count(&|figure| figure.decimals == 0 && figure.value.abs() >= MILLION && figure.is_grouped);
        let of_thousandths = open + three > two
            && millions == 0
            && (names(&OF_THOUSANDTHS) || (two == 0 && telling > 0 && open + three > 1));
        let decimals = if of_thousandths {
            Some(3)
        } else if two == 0 && grouped > 0 && (grouped > 1 || names(&WITHOUT_DECIMALS)) {
            Some(0)
        } else if two == 0 && tenths > 2 {
            Some(1)
        } else {
            None
        };
        Self { spaces, mark, decimals }
    }
}

const MILLION: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

/// Whether spaces separate the thousands on this page. `2 760.00` may be a quantity and a price as well, so it counts
/// only if nothing on the page is written otherwise and the arithmetic of the page allows it.
fn has_spaced_thousands(lines: &[NumberLine<'_>]) -> bool {
    let joining = NumberStyle { spaces: true, ..NumberStyle::default() };
    let (mut certain, mut in_sums, mut others) = (0, 0, 0);
    let (mut apart, mut joined): (Vec<Decimal>, Vec<Decimal>) = (Vec::new(), Vec::new());
    for line in lines.iter().filter(|line| line.topic != Topic::Code) {
        let before = find_in(line, NumberStyle::default());
        let after = find_in(line, joining);
        let known: HashSet<(usize, usize)> =
            before.iter().map(|figure| (figure.digits.start, figure.digits.end)).collect();
        for figure in before.iter().filter(|figure| figure.unit == Unit::Plain) {
            let text = &line.text[figure.digits.clone()];
            let by_spaces = has_spaced_groups(text);
            certain += usize::from(by_spaces);
            let is_long = figure.value.abs() >= Decimal::ONE_THOUSAND && figure.decimals == 2;
            others += usize::from(is_long && !by_spaces);
            apart.push(figure.value.abs());
        }
        for figure in after.iter().filter(|figure| figure.unit == Unit::Plain) {
            joined.push(figure.value.abs());
            let is_new = !known.contains(&(figure.digits.start, figure.digits.end));
            if !is_new {
                continue;
            }
            if is_product(line.text, figure, &after) {
                return false;
            }
            let groups = line.text[figure.digits.clone()].matches(char::is_whitespace).count();
            let is_signed = figure.sign.is_some();
            certain += usize::from(is_signed || groups > 1);
            in_sums += usize::from(line.topic == Topic::Sum && figure.is_money());
        }
    }
    if certain > 0 {
        return others <= certain;
    }
    in_sums > 0 && others == 0 && closures(&joined) >= closures(&apart)
}

/// Whether the digits of a number have a space between groups of three.
fn has_spaced_groups(digits: &str) -> bool {
    let chars: Vec<char> = digits.chars().collect();
    chars.windows(2).any(|pair| pair[0].is_ascii_digit() && pair[1].is_whitespace())
}

/// Whether a figure is a quantity, a price and no number: the next figure of its line is their product.
fn is_product(text: &str, figure: &Amount, figures: &[Amount]) -> bool {
    let digits = &text[figure.digits.clone()];
    let Some((quantity, price)) = digits.split_once(char::is_whitespace) else { return false };
    let number = |text: &str| {
        let plain = text.replace(char::is_whitespace, "").replace(',', ".");
        plain.parse::<Decimal>().ok()
    };
    let product = number(quantity).zip(number(price)).and_then(|(a, b)| a.checked_mul(b));
    let mut later = figures.iter().filter(|other| other.digits.start >= figure.digits.end);
    product.is_some_and(|product| later.any(|other| other.value.abs() == product))
}

/// Returns how many of these values are the sum of two others.
fn closures(values: &[Decimal]) -> usize {
    let mut seen = HashSet::new();
    let distinct: Vec<Decimal> = values
        .iter()
        .copied()
        .filter(|value| !value.is_zero() && seen.insert(*value))
        .take(COMPARED)
        .collect();
    let mut sums = HashSet::new();
    for (at, first) in distinct.iter().enumerate() {
        for second in &distinct[at + 1..] {
            sums.extend(arithmetic::sum([first, second]).filter(|sum| seen.contains(sum)));
        }
    }
    sums.len()
}
