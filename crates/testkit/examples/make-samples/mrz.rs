//! The machine-readable zone of a passport (ICAO 9303, format TD3).

use vouch_mrz::check_digit;

/// Whose passport it is. Dates are `YYMMDD` as the zone prints them.
pub struct Bearer {
    /// Surname, in capital letters.
    pub surname: &'static str,
    /// Given names, in capital letters.
    pub given_names: &'static str,
    /// Number, nine characters.
    pub number: &'static str,
    /// Day of birth.
    pub birth: &'static str,
    /// `M`, `F` or `<`.
    pub sex: char,
    /// Last day of validity.
    pub expiry: &'static str,
}

/// Both lines of the zone, issued by Utopia to one of its own. `misprint` is added to the check digit of the number
/// after the composite one was taken, as a fault of the printer would.
pub fn zone(bearer: &Bearer, misprint: u8) -> [String; 2] {
    let digit = |text: &str| check_digit(text).expect("zones are set from their own characters");
    let with_digit = |text: &str| format!("{text}{}", digit(text));
    let names = format!("{}<<{}", bearer.surname, bearer.given_names).replace(' ', "<");
    let (number, birth, expiry) =
        (with_digit(bearer.number), with_digit(bearer.birth), with_digit(bearer.expiry));
    let optional = with_digit(&"<".repeat(14));
    let composite = digit(&format!("{number}{birth}{expiry}{optional}"));
    let printed = format!("{}{}", bearer.number, (digit(bearer.number) + misprint) % 10);
    let sex = bearer.sex;
    [format!("P<UTO{names:<<39}"), format!("{printed}UTO{birth}{sex}{expiry}{optional}{composite}")]
}
