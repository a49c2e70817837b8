import type {
  ErrorCode,
  EvidenceCode,
  FieldName,
  FindingCode,
  KindName,
  StageName,
} from "../../domain/api.gen";
import { day, percent, quoted, sum } from "../format";
import { apart, arg, type Args, counting, type Failing, type Fault, isArchive, money, size } from "../say";

const some = counting("de");
const nth = (position: string): string => `${Number(position) + 1}.`;

export const field: Record<FieldName, string> = {
  vendor: "Aussteller",
  vendor_address: "Anschrift",
  vendor_tax_id: "Steuernummer",
  customer: "Käufer",
  customer_tax_id: "Steuernummer des Käufers",
  document_number: "Nummer",
  purchase_order_number: "Bestellnummer",
  date: "Datum",
  due_date: "Fälligkeit",
  period_start: "Zeitraum von",
  period_end: "Zeitraum bis",
  currency: "Währung",
  subtotal: "Zwischensumme",
  tax: "Steuer",
  service_charge: "Servicegebühr",
  discount: "Rabatt",
  rounding: "Rundung",
  tip: "Trinkgeld",
  total: "Gesamtbetrag",
  payment_method: "Zahlungsart",
  surname: "Nachname",
  given_names: "Vornamen",
  nationality: "Nationalität",
  issuing_state: "Ausstellungsstaat",
  birth_date: "Geburtsdatum",
  sex: "Geschlecht",
  expiry_date: "Ablaufdatum",
  personal_number: "Personennummer",
  mrz: "MRZ-Zeilen",
  category: "Kategorie",
  notes: "Notizen",
};

const named = (args: Args): string => inSentence(field[arg(args, "field") as FieldName] ?? "");

/** A label in the middle of a sentence: German nouns keep their capital. */
export function inSentence(label: string): string {
  return label;
}

export const evidence: Record<EvidenceCode, (args: Args) => string> = {
  exact_text: () => "Text der Datei selbst",
  einvoice_element: () => "E-Rechnung in der Datei",
  code_says: (args) => `so steht es im Code auf der Seite (${arg(args, "standard")})`,
  readings_agree: () => "zweimal gleich gelesen",
  second_look_agrees: () => "ein zweiter Blick liest dasselbe",
  second_look_differs: (args) => `ein zweiter Blick liest ${quoted(arg(args, "read"))}`,
  printed_elsewhere: (args) =>
    arg(args, "times") === "1" ? "zweimal gedruckt" : `${Number(arg(args, "times")) + 1}-mal gedruckt`,
  read_clearly: () => "deutlich gelesen",
  read_beyond_doubt: () => "jedes Zeichen ist klar",
  in_line: () => "bündig mit dem Text darunter",
  look_alikes_open: (args) =>
    `Buchstaben in ${arg(args, "words").replaceAll(" + ", ", ")} sind verwechselbar, nichts bestätigt sie`,
  read_poorly: (args) => `unklarer Druck, ${percent(Number(arg(args, "confidence")))} sicher`,
  weekday_fits: () => "der Wochentag passt",
  check_digit_fits: () => "Prüfziffer stimmt",
  composite_check_digit_fits: () => "beide Prüfziffern stimmen",
  no_check_digit: () => "keine Prüfziffer deckt es ab",
  open_choice: (args) => `${nth(arg(args, "position"))} Zeichen vielleicht ${arg(args, "rival")}`,
  taken_by_place: (args) =>
    `${arg(args, "read")} als ${arg(args, "taken")} gelesen, wie die Stelle es verlangt`,
  printed_zone_agrees: () => "beide Zonen stimmen überein",
  label_beside: (args) => `„${arg(args, "label")}“ steht daneben`,
  sum_closes: (args) => `Summe geht auf: ${sum(arg(args, "terms"))} = ${money(args, "total")}`,
  cash_less_change: (args) => `bar ${money(args, "cash")} − Rückgeld ${money(args, "change")}`,
  unaccounted: (args) => `${named(args)} ${money(args, "amount")} ist nicht enthalten`,
  line_items_add_up: (args) => `Summe aus ${some(Number(arg(args, "count")), "Position", "Positionen")}`,
  tax_rate_fits: (args) => `${arg(args, "rate")} % von ${money(args, "base")}`,
  named_by_engine: (args) => `${arg(args, "engine")} nennt es ${arg(args, "label")}`,
  place_fits: () => "steht an der üblichen Stelle",
  legal_form: (args) => `enthält „${arg(args, "form")}“`,
  number_beside: () => "eine Register- oder Steuernummer steht daneben",
  spelled_by_domain: (args) => `steht in ${arg(args, "domain")}`,
  currency_printed: (args) => `${arg(args, "sign")} ist gedruckt`,
  currency_of_country: (args) => `Währung von ${arg(args, "country")}`,
  document_country: (args) =>
    `aus ${arg(args, "country")} (${percent(Number(arg(args, "probability")))}): ${arg(args, "marks").replaceAll(" + ", ", ")}`,
  date_order_certain: () => "Tag und Monat sind sicher",
  date_order_concluded: (args) => `erschlossen; nicht ${day(arg(args, "other"))}`,
  date_order_of_vendor: (args) =>
    `wie auf anderen Dokumenten dieses Ausstellers; nicht ${day(arg(args, "other"))}`,
  date_order_open: (args) => `vielleicht ${day(arg(args, "other"))}`,
  other_day: (args) => `kein Ausstellungsdatum; dies ist der Tag von ${quoted(arg(args, "label"))}`,
  century_concluded: () => "Jahrhundert erschlossen",
  only_candidate: () => "nichts anderes passt",
  rival_close: (args) => `vielleicht ${quoted(arg(args, "value"))}`,
  rule_fails: () => "eine Regel ist verletzt",
  follows_from: (args) => `folgt aus „${named(args)}“`,
  your_rule: (args) => `Ihre Regel vom ${day(arg(args, "since"))}`,
  corrected_before: (args) => `dort, wo Sie es am ${day(arg(args, "day"))} gefunden haben`,
  given_before: (args) => `wie von Ihnen am ${day(arg(args, "day"))} eingetragen`,
  filed_before: (args) =>
    arg(args, "of") === "1"
      ? "wie das letzte Dokument dieses Ausstellers"
      : `wie ${arg(args, "times")} der letzten ${arg(args, "of")} dieses Ausstellers`,
  like_vendor: (args) => `wie „${arg(args, "vendor")}“, beinahe derselbe Name`,
  words_of_category: (args) => `wie andere, auf denen ${arg(args, "words").replaceAll(" + ", ", ")} steht`,
  usual_for: (args) => `„${arg(args, "word")}“ wird meist so eingeordnet`,
};

export const finding: Record<FindingCode, (args: Args) => Failing> = {
  sum_open: (args) => ({
    facts: `${sum(arg(args, "terms"))} = ${money(args, "sum")}.`,
    fault: `Der Gesamtbetrag lautet ${money(args, "total")}: ${apart(arg(args, "sum"), arg(args, "total"))} ${Number(arg(args, "sum")) < Number(arg(args, "total")) ? "fehlen" : "zu viel"}.`,
  }),
  line_items_open: (args) => ({
    facts: `Die Positionen ergeben ${money(args, "sum")}.`,
    fault: `Gedruckt ist ${money(args, "printed")}.`,
  }),
  tax_rate_off: (args) => ({
    facts: `Steuer von ${arg(args, "rate")} % auf ${money(args, "base")}.`,
    fault: `Gedruckt ist ${money(args, "tax")}, und das passt nicht.`,
  }),
  check_digit_fails: (args) => ({
    facts: "Eine Prüfziffer stimmt nicht.",
    fault: `${field[arg(args, "field") as FieldName] ?? ""} Zeichen für Zeichen mit der Seite vergleichen.`,
  }),
  mrz_malformed: () => ({
    facts: "Die maschinenlesbare Zone hat nicht die vorgeschriebene Form.",
    fault: "Bitte mit der Seite vergleichen.",
  }),
  witnesses_differ: (args) => ({
    facts: `${field[arg(args, "field") as FieldName] ?? ""}: An einer Stelle steht ${quoted(arg(args, "first"))}.`,
    fault: `An einer anderen steht ${quoted(arg(args, "second"))}.`,
  }),
  code_differs: (args) => ({
    facts: `${field[arg(args, "field") as FieldName] ?? ""}: Im Code auf der Seite steht ${quoted(arg(args, "coded"))}.`,
    fault: `Gedruckt ist ${quoted(arg(args, "printed"))}.`,
  }),
  account_differs: (args) => ({
    facts: `Der Code auf der Seite zahlt auf das Konto ${arg(args, "coded")}.`,
    fault: `Gedruckt ist ${arg(args, "printed")}. Vor dem Bezahlen beim Absender nachfragen.`,
  }),
  script_not_read: () => ({
    facts: "In einer Schrift gedruckt, die noch nicht gelesen wird.",
    fault: "Bitte die Namen selbst eintragen.",
  }),
  date_in_future: (args) => ({
    facts: `Das Datum ist ${day(arg(args, "date"))}.`,
    fault: "Das liegt in der Zukunft.",
  }),
  due_before_issue: (args) => ({
    facts: `Fällig ist es am ${day(arg(args, "due"))}.`,
    fault: `Das ist vor dem Datum des Dokuments, ${day(arg(args, "date"))}.`,
  }),
  date_too_old: (args) => ({
    facts: `Das Datum ist ${day(arg(args, "date"))}.`,
    fault: "So lange werden Unterlagen nicht aufbewahrt.",
  }),
  expired: (args) => ({
    facts: "Das Dokument ist abgelaufen.",
    fault: `Es war gültig bis ${day(arg(args, "date"))}.`,
  }),
};

export const error: Record<ErrorCode, (args: Args) => Fault> = {
  empty_file: () => ({ what: "Die Datei ist leer.", remedy: "Noch einmal von der Quelle kopieren." }),
  blank_file: () => ({
    what: "Die Datei hat Seiten, aber nichts steht darauf.",
    remedy: "Öffnen und prüfen, ob sie richtig gespeichert oder gescannt wurde.",
  }),
  not_a_document: () => ({
    what: "Das ist weder ein Bild noch ein PDF, gleich was der Name sagt.",
    remedy: "Im zugehörigen Programm öffnen und als PDF speichern.",
  }),
  unsupported_format: (args) => ({
    what: `${arg(args, "format") || "Dieses Format"} kann hier nicht gelesen werden.`,
    remedy: isArchive(arg(args, "format"))
      ? "Entpacken und die Dokumente daraus ablegen."
      : "Als PDF, JPEG oder PNG speichern.",
  }),
  damaged_file: (args) => ({
    what: `Die ${arg(args, "format") ? `${arg(args, "format")}-Datei` : "Datei"} ist beschädigt oder endet zu früh.`,
    remedy: "Noch einmal von der Quelle kopieren.",
  }),
  password_protected: () => ({
    what: "Das PDF verlangt ein Kennwort.",
    remedy: "Eine Kopie ohne Kennwort speichern und diese ablegen.",
  }),
  file_too_large: (args) => ({
    what: `Die Datei hat ${size(args, "bytes")}; die Grenze liegt bei ${size(args, "limit")}.`,
    remedy: "Kleiner oder in Teilen speichern.",
  }),
  too_many_pixels: (args) => ({
    what: `Das Bild hat ${arg(args, "width")} × ${arg(args, "height")} Pixel, mehr als sich sicher öffnen lässt.`,
    remedy: "Kleiner speichern.",
  }),
  too_many_pages: (args) => ({
    what: `Die Datei hat mehr als ${arg(args, "limit")} Seiten.`,
    remedy: "Aufteilen und die Teile ablegen.",
  }),
  archive_too_large: (args) => ({
    what: `Das ZIP ist entpackt größer als ${size(args, "limit")}.`,
    remedy: "Entpacken und nur die nötigen Dateien ablegen.",
  }),
  too_many_files: (args) => ({
    what: `Das ZIP enthält mehr als ${arg(args, "limit")} Dateien.`,
    remedy: "Entpacken und nur die nötigen Dateien ablegen.",
  }),
  took_too_long: (args) => ({
    what: `Das Öffnen hat länger als ${arg(args, "limit_seconds")} s gedauert.`,
    remedy: "Als einfaches PDF oder JPEG speichern.",
  }),
  too_much_memory: () => ({
    what: "Das Öffnen braucht mehr Speicher, als sicher ist.",
    remedy: "Kleiner speichern.",
  }),
  decoder_crashed: () => ({
    what: "Die Datei hat das öffnende Programm zum Absturz gebracht. Sonst ist nichts betroffen.",
    remedy: "Noch einmal in einem anderen Format speichern.",
  }),
  decoder_unavailable: () => ({
    what: "Das Programm, das Dateien öffnet, startet nicht.",
    remedy: "Vouch neu installieren.",
  }),
  not_found: () => ({
    what: "Es ist nicht mehr da.",
    remedy: "Vielleicht wurde es verschoben oder gelöscht.",
  }),
  unreadable: () => ({
    what: "Das System lässt Vouch die Datei nicht lesen.",
    remedy: "Die Leserechte prüfen, dann noch einmal versuchen.",
  }),
  engine_unavailable: () => ({ what: "Die Texterkennung fehlt.", remedy: "Vouch neu installieren." }),
  engine_busy: () => ({
    what: "Der Dienst, der liest, ist ausgelastet.",
    remedy: "Der nächste Versuch folgt von selbst.",
  }),
  offline: () => ({
    what: "Wartet auf das Netz.",
    remedy: "Es geht von selbst weiter, sobald das Netz wieder da ist.",
  }),
  signed_out: () => ({
    what: "Wartet: Niemand ist angemeldet.",
    remedy: "Anmelden, dann geht es von selbst weiter.",
  }),
  account_not_set_up: () => ({
    what: "Es ist kein Amazon-Konto eingerichtet.",
    remedy: "Den Einrichtungscode in den Einstellungen einfügen.",
  }),
  not_a_setup_code: () => ({
    what: "Das ist kein Einrichtungscode.",
    remedy: "Ihn vollständig aus den Ausgaben des Stacks kopieren.",
  }),
  setup_code_newer: () => ({
    what: "Dieser Einrichtungscode gehört zu einem neueren Vouch.",
    remedy: "Die neuere Version installieren.",
  }),
  sign_in_too_late: () => ({
    what: "Innerhalb von fünf Minuten kam niemand aus dem Browser zurück.",
    remedy: "Noch einmal anmelden.",
  }),
  no_free_port: () => ({
    what: "Andere Programme halten jeden Port besetzt, über den der Browser zurückkommen könnte.",
    remedy: "Programme schließen, die über den Browser anmelden, dann noch einmal versuchen.",
  }),
  account_refused: (args) => ({
    what: `Amazon lehnt ab: ${arg(args, "reason")}.`,
    remedy: "Noch einmal anmelden. Bleibt es dabei, das Konto nach der Anleitung prüfen.",
  }),
  no_keychain: () => ({
    what: "Der Schlüsselbund dieses Systems lässt sich nicht nutzen.",
    remedy: "Ihn entsperren oder sich nur bis zum Beenden von Vouch anmelden.",
  }),
  engine_failed: () => ({
    what: "Die Texterkennung ist an dieser Datei gescheitert.",
    remedy: "Noch einmal versuchen; scheitert sie wieder, die Datei in einem anderen Format speichern.",
  }),
  reading_crashed: () => ({
    what: "Beim Lesen dieser Datei ist Vouch an einem eigenen Fehler gescheitert. Die Datei bleibt erhalten.",
    remedy: "Noch einmal versuchen; scheitert es wieder, den Fehler bitte melden.",
  }),
  library_newer: () => ({
    what: "Ein neueres Vouch hat dieses Archiv verändert.",
    remedy: "Die neuere Version installieren.",
  }),
  library_locked: () => ({
    what: "Ein anderes Vouch hat dieses Archiv geöffnet.",
    remedy: "Das andere schließen.",
  }),
  library_not_writable: () => ({
    what: "In den Ordner des Archivs lässt sich nicht schreiben.",
    remedy: "Die Schreibrechte prüfen, dann Vouch neu starten.",
  }),
  library_damaged: () => ({
    what: "Das Archiv ist beschädigt.",
    remedy: "Die letzte Sicherung seines Ordners zurückspielen.",
  }),
  original_missing: () => ({
    what: "Das Original fehlt im Ordner des Archivs.",
    remedy: "Die Datei noch einmal ablegen.",
  }),
  disk_full: () => ({
    what: "Der Datenträger ist voll.",
    remedy: "Platz schaffen, dann noch einmal versuchen. Nichts ging verloren.",
  }),
  not_an_amount: () => ({ what: "Das ist kein Betrag.", remedy: "Zum Beispiel 1234,50 eingeben." }),
  amount_separators: () => ({
    what: "Punkte und Kommas widersprechen sich.",
    remedy: "Zum Beispiel 1234,50 eingeben.",
  }),
  too_many_decimals: (args) => ({
    what: `Diese Währung hat ${some(Number(arg(args, "allowed")), "Nachkommastelle", "Nachkommastellen")}.`,
    remedy: "Nicht mehr Stellen eingeben.",
  }),
  not_a_date: () => ({
    what: "Das ist kein Tag im Kalender.",
    remedy: "Zum Beispiel 2026-04-03 oder 3. Apr. 2026 eingeben.",
  }),
  year_missing: () => ({
    what: "Das Jahr fehlt.",
    remedy: "Zum Beispiel 2026-04-03 oder 3. Apr. 2026 eingeben.",
  }),
  no_such_month: (args) => ({
    what: `Einen Monat ${arg(args, "month")} gibt es nicht.`,
    remedy: "Zum Beispiel 2026-04-03 eingeben.",
  }),
  no_such_day: (args) => ({
    what: `Dieser Monat hat ${arg(args, "days")} Tage.`,
    remedy: `Einen Tag ${arg(args, "day")} gibt es darin nicht.`,
  }),
  not_a_currency: () => ({
    what: "Das ist keine Währung.",
    remedy: "Drei Buchstaben eingeben, zum Beispiel EUR.",
  }),
  not_a_country: () => ({
    what: "Das ist kein Land.",
    remedy: "Drei Buchstaben eingeben, zum Beispiel MYS.",
  }),
  not_a_sex: () => ({ what: "Dieser Eintrag ist nicht vorgesehen.", remedy: "M, F oder X eingeben." }),
  too_long: (args) => ({
    what: `Das ist länger als ${arg(args, "longest")} Zeichen.`,
    remedy: "Bitte kürzen.",
  }),
  nothing_to_part: () => ({
    what: "Damit wird nichts geteilt oder verbunden.",
    remedy: "Jedem Dokument etwas lassen oder mindestens zwei auswählen.",
  }),
  unknown_profile: () => ({ what: "Dieses Profil gibt es nicht.", remedy: "Ein anderes wählen." }),
  not_written: () => ({
    what: "Die Datei konnte nicht geschrieben werden.",
    remedy: "Einen anderen Ordner wählen.",
  }),
  cancelled: () => ({ what: "Von Ihnen abgebrochen.", remedy: "Es lässt sich jederzeit neu lesen." }),
  bad_request: () => ({ what: "Fenster und App passen nicht zusammen.", remedy: "Vouch neu starten." }),
  internal: () => ({
    what: "In Vouch ist etwas schiefgegangen.",
    remedy: "Noch einmal versuchen. Nichts ging verloren.",
  }),
};

export const stage: Record<StageName, string> = {
  opening: "wird geöffnet",
  finding_words: "Wörter werden gesucht",
  reading_words: "Wörter werden gelesen",
  sending: "wird gesendet",
  interpreting: "wird geordnet",
};

export const kind: Record<KindName, string> = {
  receipt: "Beleg",
  invoice: "Rechnung",
  credit_note: "Gutschrift",
  quote: "Angebot",
  proforma: "Proforma-Rechnung",
  delivery_note: "Lieferschein",
  statement: "Kontoauszug",
  passport: "Reisepass",
  id_card: "Personalausweis",
  visa: "Visum",
  driving_licence: "Führerschein",
  other: "Sonstiges",
  unknown: "Unbekannt",
};
