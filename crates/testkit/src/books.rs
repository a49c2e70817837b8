//! Made-up books of a freelancer: what came in over two years, and what it was filed under.

/// A document of the books.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booked {
    /// The vendor as printed; one vendor may be printed in several ways.
    pub vendor: String,
    /// What was bought, row by row.
    pub bought: Vec<String>,
    /// Code of the currency.
    pub currency: &'static str,
    /// The total in the smallest coin.
    pub cents: i64,
    /// What the person filed it under.
    pub category: &'static str,
}

/// A vendor: its spellings, what it sells, the usual total in whole coins, how often it comes, and the categories it is
/// filed under, the last one now and then.
type Vendor = (&'static str, &'static str, i64, u64, &'static str);

/// Some trades can be told by their words, some cannot, and some words mislead.
const VENDORS: [Vendor; 38] = [
    (
        "DAUN HIJAU CAFE SDN BHD|Daun Hijau Cafe|DAUN HIJAU CAFE #02",
        "Nasi lemak|Teh tarik|Kopi ais",
        18,
        9,
        "Meals",
    ),
    ("Warung Selatan", "Mee goreng|Ayam rendang|Teh o", 14, 6, "Meals"),
    ("Kopi Utara S/B|KOPI UTARA", "Kopi susu|Roti bakar", 9, 8, "Meals|Client gifts"),
    ("Trattoria Lina", "Lunch menu|Espresso", 32, 3, "Meals"),
    ("BIAU RAIL|Biau Rail Services", "Ticket city line|Seat", 24, 7, "Travel"),
    ("MYRIDE *TRIP 8841|MYRIDE *TRIP 1207|MYRIDE", "Ride downtown", 15, 12, "Travel"),
    (
        "Petro Timur Stesen 114|Petro Timur Stesen 12|PETRO TIMUR SDN BHD",
        "Diesel B10|Car wash",
        60,
        8,
        "Travel",
    ),
    ("Hotel Seri Pantai", "Room night|Breakfast", 210, 3, "Travel"),
    ("Parkway Central", "Parking 3 h", 6, 9, "Travel"),
    ("NORDAIR AG|Nordair", "Flight KUL-SIN|Bag", 320, 2, "Travel"),
    ("HETZWERK GMBH|Hetzwerk GmbH", "Server CX21|Backup space", 22, 7, "Software"),
    ("Pixelsmiths Ltd", "Design suite subscription", 55, 7, "Software"),
    ("NAMEBARN INC", "Domain renewal", 14, 2, "Software"),
    ("Cloudy Notes B.V.", "Team plan", 12, 7, "Software"),
    ("Lumen & Co Stationers|LUMEN AND CO STATIONERS", "Toner black|Copy paper A4|Pens", 48, 4, "Office"),
    ("Bolt & Screw Depot", "Shelf bracket|Wood screws", 26, 3, "Office|Workshop"),
    ("Coffee Parts Direct", "Lamp E27|Cable 2 m", 31, 2, "Office"),
    ("Furniture Hall", "Desk 140 cm|Chair", 340, 1, "Office"),
    ("TELERAYA BERHAD|Teleraya Bhd", "Mobile plan|Roaming", 68, 6, "Phone and internet"),
    ("FIBRELINE SDN BHD", "Fibre 300", 129, 6, "Phone and internet"),
    ("Tenaga Kota Bhd|TENAGA KOTA", "Electricity 240 kWh", 140, 6, "Rent and energy"),
    ("Coworking Loft 9", "Desk rent March", 390, 6, "Rent and energy"),
    ("Safe Harbour Assurance plc", "Liability cover", 480, 1, "Insurance"),
    ("Pos Cepat", "Parcel 2 kg|Stamps", 12, 5, "Postage"),
    ("KURIER EKSPRES", "Courier city", 19, 3, "Postage"),
    ("Librería Aurora", "Libro de diseño|Cuaderno", 28, 2, "Books and training"),
    ("School of Type", "Workshop lettering", 260, 1, "Books and training"),
    ("Mega Jaya Hypermarket|MEGA JAYA HYPERMARKET KAJANG", "Biscuits|Batteries|Water", 44, 9, "Office|Meals"),
    ("99 Corner Mart|99 CORNER MART (51953-X)", "Snack|Drink", 8, 6, "Meals|Client gifts"),
    ("Flora Kenari", "Bouquet", 75, 2, "Client gifts"),
    ("Choco House", "Gift box", 60, 2, "Client gifts"),
    ("Klinik Dr Ong", "Consultation", 85, 1, "Health"),
    ("Optik Cahaya", "Lens cleaner|Frame", 120, 1, "Health"),
    ("ArtGlass Studio", "Glass sheet|Lead strip", 95, 3, "Workshop"),
    ("Kayu Murni Timber", "Plywood 12 mm|Pine plank", 130, 3, "Workshop"),
    ("Tool Rental Barn", "Sander day|Deposit", 45, 2, "Workshop"),
    ("Bank Lautan", "Overdraft March", 15, 4, "Bank fees"),
    ("Aeon Print Shop", "Poster A1|Business cards", 90, 3, "Advertising"),
];

/// Vendors that come once: a name, and what the document is filed under.
const ONCE: [(&str, &str, &str); 16] = [
    ("Restoran Bunga Raya", "Ikan bakar|Teh ais", "Meals"),
    ("Bäckerei Sommer", "Brezel|Kaffee", "Meals"),
    ("Taxi Nord", "Fahrt", "Travel"),
    ("Gasthof zur Linde", "Übernachtung", "Travel"),
    ("Papelería Luz", "Sobres C5|Boligrafos", "Office"),
    ("Garden Centre Rowan", "Potting soil", "Workshop"),
    ("Museum of Maps", "Admission", "Books and training"),
    ("Airport Books", "Paperback", "Books and training"),
    ("Hotel Bar Krone", "Tonic", "Meals"),
    ("Server Room Cafe", "Cappuccino", "Meals"),
    ("J. Tan Trading", "Assorted goods", "Office"),
    ("City Council", "Permit fee", "Advertising"),
    ("Locksmith 24", "Cylinder", "Rent and energy"),
    ("Paper Moon Toys", "Puzzle", "Client gifts"),
    ("Harbour Ferry", "Return ticket", "Travel"),
    ("Stamp & Seal Makers", "Company stamp", "Office"),
];

/// How often a document of a vendor with two categories is filed under the second: once in so many.
const NOW_AND_THEN: u64 = 4;
/// A document in so many comes from a vendor that comes once.
const RARE: u64 = 9;

/// Two years of documents in the order of their days. The same `seed` gives the same books.
pub fn books(seed: u64, documents: usize) -> Vec<Booked> {
    let mut dice = Dice(seed | 1);
    (0..documents).map(|number| booked(&mut dice, number, documents)).collect()
}

fn booked(dice: &mut Dice, number: usize, documents: usize) -> Booked {
    if dice.below(RARE) == 0 {
        let (vendor, bought, category) = ONCE[dice.index(ONCE.len())];
        return document(dice, vendor, bought, 40, category);
    }
    // Vendors come one after another: the first days know only some of them.
    let known = (6 + VENDORS.len() * number * 2 / documents).min(VENDORS.len());
    let weights: u64 = VENDORS[..known].iter().map(|vendor| vendor.3).sum();
    let mut drawn = dice.below(weights);
    let vendor = VENDORS[..known].iter().find(|vendor| {
        let is_here = drawn < vendor.3;
        drawn = drawn.wrapping_sub(vendor.3);
        is_here
    });
    let (names, bought, usual, _, categories) = vendor.unwrap_or(&VENDORS[0]);
    let names: Vec<&str> = names.split('|').collect();
    let categories: Vec<&str> = categories.split('|').collect();
    let second = categories.len() > 1 && dice.below(NOW_AND_THEN) == 0;
    let name = names[dice.index(names.len())];
    document(dice, name, bought, *usual, categories[usize::from(second)])
}

fn document(dice: &mut Dice, vendor: &str, bought: &str, usual: i64, category: &'static str) -> Booked {
    let rows: Vec<&str> = bought.split('|').collect();
    let some = 1 + dice.index(rows.len());
    let cents = usual * 70 + i64::try_from(dice.below(60)).unwrap_or(0) * usual;
    Booked {
        vendor: vendor.to_owned(),
        bought: rows[..some].iter().map(|row| (*row).to_owned()).collect(),
        currency: "MYR",
        cents,
        category,
    }
}

/// Numbers that look thrown (xorshift): tests need no better.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }

    fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_books() {
        assert_eq!(books(7, 50), books(7, 50));
        assert_ne!(books(7, 50), books(8, 50));
    }

    #[test]
    fn every_vendor_comes_sooner_or_later() {
        let books = books(1, 4000);
        for (names, ..) in VENDORS {
            assert!(books.iter().any(|one| names.split('|').any(|name| name == one.vendor)), "{names}");
        }
    }
}
