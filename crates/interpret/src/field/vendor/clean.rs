//! A name without what is printed around it.

use crate::text::lexicon;

/// Words that introduce the name of the owner.
const OWNER_INTRODUCTIONS: &[&str] =
    &["owned by", "own by", "operated by", "managed by", "dimiliki oleh", "dimiliki", "milik", "inhaber"];

/// Returns a name without the registration number, brackets and marks around it.
pub(crate) fn clean(text: &str) -> String {
    let edge = |c: char| {
        c.is_whitespace()
            || matches!(c, ',' | ';' | ':' | '*' | '-' | '–' | '_' | '=' | '~' | '"' | '|' | '#')
    };
    let text = text.trim_matches(edge);
    let text = name_label(text).map_or(text, |label| &text[label..]).trim_matches(edge);
    let lead = OWNER_INTRODUCTIONS.iter().find(|lead| {
        text.get(..lead.len()).is_some_and(|start| start.eq_ignore_ascii_case(lead))
            && text.len() > lead.len() + 4
    });
    let text = lead.map_or(text, |lead| &text[lead.len()..]);
    // A registration number and all that follows is not part of the name.
    let words = text.split_inclusive(' ');
    let mut end = 0;
    for word in words {
        let digits = word.chars().filter(char::is_ascii_digit).count();
        if digits >= 4 && (end > 0 || word.contains('(')) {
            end += word.find('(').unwrap_or(0);
            break;
        }
        end += word.len();
    }
    let name = text[..end].trim_matches(edge);
    // So is an address behind the legal form.
    let form = lexicon::company_form(name).map(|form| form.end);
    let address = form.filter(|end| name[*end..].contains(|c: char| c.is_ascii_digit()));
    let name = address.map_or(name, |end| &name[..end]);
    name.strip_suffix('(').unwrap_or(name).trim_matches(edge).to_owned()
}

/// Labels of a name, as forms print them.
const NAME_LABELS: &[&str] = &[
    "company name",
    "company",
    "business name",
    "trade name",
    "trading as",
    "legal name",
    "shop name",
    "store name",
    "merchant name",
    "merchant",
    "name",
    "firma",
    "firmenname",
    "name der firma",
    "raison sociale",
    "nom commercial",
    "dénomination",
    "enseigne",
    "razón social",
    "razon social",
    "nombre comercial",
    "nombre",
    "ragione sociale",
    "denominazione",
    "ditta",
    "razão social",
    "nome/razão social",
    "nome razão social",
    "nome fantasia",
    "nome",
    "denominação social",
    "bedrijfsnaam",
    "naam",
    "företag",
    "namn",
    "firmanavn",
    "navn",
    "yrityksen nimi",
    "nimi",
    "nazwa",
    "nazwa firmy",
    "firma",
    "název",
    "obchodní jméno",
    "názov",
    "naziv",
    "tvrtka",
    "név",
    "cégnév",
    "denumire",
    "firma",
    "unvan",
    "ünvan",
    "ünvanı",
    "unvanı",
    "tên đơn vị",
    "đơn vị",
    "nama",
    "nama syarikat",
    "nama toko",
    "nama usaha",
    "seller",
    "supplier",
    "vendor",
    "sold by",
    "verkäufer",
    "lieferant",
    "vendeur",
    "vendedor",
    "proveedor",
    "fornitore",
    "sprzedawca",
    "dodavatel",
    "dodávateľ",
    "prodavatelj",
    "eladó",
    "furnizor",
    "satıcı",
    "welcome to",
    "willkommen bei",
    "willkommen im",
    "bienvenue chez",
    "bienvenue à",
    "bienvenidos a",
    "bienvenido a",
    "benvenuti da",
    "benvenuti al",
    "välkommen till",
    "velkommen til",
    "tervetuloa",
    "welkom bij",
    "bem-vindo a",
    "bem-vindo ao",
    "bem vindo ao",
    "witamy w",
    "vítejte v",
    "dobrodošli u",
    "bine ati venit la",
    "hoş geldiniz",
];
/// Labels that need no colon behind them.
const GREETINGS: &[&str] = &[
    "welcome to",
    "willkommen bei",
    "willkommen im",
    "bienvenue chez",
    "bienvenue à",
    "bienvenidos a",
    "bienvenido a",
    "benvenuti da",
    "benvenuti al",
    "välkommen till",
    "velkommen til",
    "welkom bij",
    "bem-vindo ao",
    "bem vindo ao",
    "witamy w",
    "vítejte v",
    "dobrodošli u",
    "trading as",
    "sold by",
];
/// Fewest letters of a name behind its label.
const SHORTEST: usize = 3;

/// Returns where the name begins in a text that begins with the label of a name: `Company: Acme Ltd`.
pub(crate) fn name_label(text: &str) -> Option<usize> {
    let colon =
        text.find(':').filter(|colon| NAME_LABELS.contains(&text[..*colon].trim().to_lowercase().as_str()));
    let greeting = || {
        let lower = text.to_lowercase();
        let greeting = GREETINGS
            .iter()
            .find(|greeting| lower.strip_prefix(**greeting).is_some_and(|rest| rest.starts_with(' ')));
        greeting.map(|greeting| greeting.len()).filter(|end| text.is_char_boundary(*end))
    };
    let start = colon.map(|colon| colon + 1).or_else(greeting)?;
    let letters = text[start..].chars().filter(|c| c.is_alphabetic()).count();
    (letters >= SHORTEST).then_some(start)
}
