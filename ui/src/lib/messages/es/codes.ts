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

const some = counting("es");

/** Before a masculine noun: 1.er, 2.º, 3.er, 11.º, 13.er carácter. */
const nth = (position: string): string => {
  const number = Number(position) + 1;
  return `${number}${/[13]$/.test(String(number)) && number !== 11 ? ".er" : ".º"}`;
};
export const field: Record<FieldName, string> = {
  vendor: "Proveedor",
  vendor_address: "Dirección",
  vendor_tax_id: "ID fiscal",
  customer: "Cliente",
  customer_tax_id: "NIF del cliente",
  document_number: "N.º de documento",
  purchase_order_number: "Número de pedido",
  date: "Fecha",
  due_date: "Vencimiento",
  period_start: "Inicio del periodo",
  period_end: "Fin del periodo",
  currency: "Moneda",
  subtotal: "Subtotal",
  tax: "Impuesto",
  service_charge: "Cargo por servicio",
  discount: "Descuento",
  rounding: "Redondeo",
  tip: "Propina",
  total: "Total",
  payment_method: "Forma de pago",
  surname: "Apellidos",
  given_names: "Nombre",
  nationality: "Nacionalidad",
  issuing_state: "País emisor",
  birth_date: "Fecha de nacimiento",
  sex: "Sexo",
  expiry_date: "Fecha de caducidad",
  personal_number: "Número personal",
  mrz: "Líneas MRZ",
  category: "Categoría",
  notes: "Notas",
};

const named = (args: Args): string => field[arg(args, "field") as FieldName] ?? "";

/** A label in the middle of a sentence: Fecha as fecha, ID as ID. */
export function inSentence(label: string): string {
  return /^\p{Lu}{2}/u.test(label) ? label : label.charAt(0).toLocaleLowerCase("es") + label.slice(1);
}

export const evidence: Record<EvidenceCode, (args: Args) => string> = {
  exact_text: () => "texto del propio archivo",
  einvoice_element: () => "factura electrónica del archivo",
  code_says: (args) => `lo dice el código de la página (${arg(args, "standard")})`,
  readings_agree: () => "dos lectores coinciden",
  second_look_agrees: () => "una segunda lectura da lo mismo",
  second_look_differs: (args) => `una segunda lectura da ${quoted(arg(args, "read"))}`,
  printed_elsewhere: (args) =>
    arg(args, "times") === "1" ? "impreso dos veces" : `impreso ${Number(arg(args, "times")) + 1} veces`,
  read_clearly: () => "lectura clara",
  read_beyond_doubt: () => "cada carácter es claro",
  in_line: () => "alineado con lo impreso debajo",
  look_alikes_open: (args) =>
    `letras de ${arg(args, "words").replaceAll(" + ", ", ")} pueden confundirse y nada las confirma`,
  read_poorly: (args) => `poco nítido, certeza del ${percent(Number(arg(args, "confidence")))}`,
  weekday_fits: () => "encaja el día de la semana",
  check_digit_fits: () => "dígito de control correcto",
  composite_check_digit_fits: () => "ambos dígitos de control correctos",
  no_check_digit: () => "ningún dígito de control lo cubre",
  open_choice: (args) => `el ${nth(arg(args, "position"))} carácter puede ser ${arg(args, "rival")}`,
  taken_by_place: (args) => `${arg(args, "read")} se tomó por ${arg(args, "taken")}, según su posición`,
  printed_zone_agrees: () => "las dos zonas coinciden",
  label_beside: (args) => `«${arg(args, "label")}» está al lado`,
  sum_closes: (args) => `la suma cuadra: ${sum(arg(args, "terms"))} = ${money(args, "total")}`,
  cash_less_change: (args) => `efectivo ${money(args, "cash")} − cambio ${money(args, "change")}`,
  unaccounted: (args) => `${inSentence(named(args))} ${money(args, "amount")} queda fuera`,
  line_items_add_up: (args) => some(Number(arg(args, "count")), "línea cuadra", "líneas cuadran"),
  tax_rate_fits: (args) => `${arg(args, "rate")} % de ${money(args, "base")}`,
  named_by_engine: (args) => `${arg(args, "engine")} lo llama ${arg(args, "label")}`,
  place_fits: () => "está donde suele estar",
  legal_form: (args) => `lleva «${arg(args, "form")}»`,
  number_beside: () => "junto a un número fiscal o de registro",
  spelled_by_domain: (args) => `aparece en ${arg(args, "domain")}`,
  currency_printed: (args) => `lleva impreso ${arg(args, "sign")}`,
  currency_of_country: (args) => `moneda de ${arg(args, "country")}`,
  document_country: (args) =>
    `de ${arg(args, "country")} (${percent(Number(arg(args, "probability")))}): ${arg(args, "marks").replaceAll(" + ", ", ")}`,
  date_order_certain: () => "día y mes inequívocos",
  date_order_concluded: (args) => `por deducción; no es ${day(arg(args, "other"))}`,
  date_order_of_vendor: (args) =>
    `como en otros documentos de este proveedor; no es ${day(arg(args, "other"))}`,
  date_order_open: (args) => `puede ser ${day(arg(args, "other"))}`,
  other_day: (args) => `sin fecha de emisión; es el día de ${quoted(arg(args, "label"))}`,
  century_concluded: () => "siglo por deducción",
  only_candidate: () => "no encaja nada más",
  rival_close: (args) => `puede ser ${quoted(arg(args, "value"))}`,
  rule_fails: () => "no se cumple una regla",
  follows_from: (args) => `se deduce de «${named(args)}»`,
  your_rule: (args) => `su regla del ${day(arg(args, "since"))}`,
  corrected_before: (args) => `donde usted lo encontró el ${day(arg(args, "day"))}`,
  given_before: (args) => `como usted lo indicó el ${day(arg(args, "day"))}`,
  filed_before: (args) =>
    arg(args, "of") === "1"
      ? "como el último de este proveedor"
      : `como ${arg(args, "times")} de los últimos ${arg(args, "of")} de este proveedor`,
  like_vendor: (args) => `como «${arg(args, "vendor")}», un nombre casi igual`,
  words_of_category: (args) => `como otros que dicen ${arg(args, "words").replaceAll(" + ", ", ")}`,
  usual_for: (args) => `«${arg(args, "word")}» suele clasificarse así`,
};

export const finding: Record<FindingCode, (args: Args) => Failing> = {
  sum_open: (args) => ({
    facts: `${sum(arg(args, "terms"))} = ${money(args, "sum")}.`,
    fault: `El total dice ${money(args, "total")}: la suma da ${apart(arg(args, "sum"), arg(args, "total"))} de ${Number(arg(args, "sum")) < Number(arg(args, "total")) ? "menos" : "más"}.`,
  }),
  line_items_open: (args) => ({
    facts: `Las líneas suman ${money(args, "sum")}.`,
    fault: `Figura impreso ${money(args, "printed")}.`,
  }),
  tax_rate_off: (args) => ({
    facts: `Impuesto del ${arg(args, "rate")} % sobre ${money(args, "base")}.`,
    fault: `Figura impreso ${money(args, "tax")}, que no cuadra.`,
  }),
  check_digit_fails: (args) => ({
    facts: "Un dígito de control no concuerda.",
    fault: `Compare «${named(args)}» con la página, carácter por carácter.`,
  }),
  mrz_malformed: () => ({
    facts: "La zona de lectura mecánica no tiene la forma debida.",
    fault: "Compárela con la página.",
  }),
  witnesses_differ: (args) => ({
    facts: `${named(args)}: en un lugar dice ${quoted(arg(args, "first"))}.`,
    fault: `En otro dice ${quoted(arg(args, "second"))}.`,
  }),
  code_differs: (args) => ({
    facts: `${named(args)}: el código de la página dice ${quoted(arg(args, "coded"))}.`,
    fault: `Figura impreso ${quoted(arg(args, "printed"))}.`,
  }),
  account_differs: (args) => ({
    facts: `El código de la página lleva el pago a la cuenta ${arg(args, "coded")}.`,
    fault: `La cuenta impresa es ${arg(args, "printed")}. Antes de pagar, pregunte a quien lo envió.`,
  }),
  script_not_read: () => ({
    facts: "Impreso en un alfabeto que aún no se lee.",
    fault: "Escriba usted los nombres.",
  }),
  date_in_future: (args) => ({
    facts: `La fecha es ${day(arg(args, "date"))}.`,
    fault: "Ese día aún no ha llegado.",
  }),
  due_before_issue: (args) => ({
    facts: `Vence el ${day(arg(args, "due"))}.`,
    fault: `Es antes de la fecha del documento, ${day(arg(args, "date"))}.`,
  }),
  date_too_old: (args) => ({
    facts: `La fecha es ${day(arg(args, "date"))}.`,
    fault: "Queda fuera del plazo de conservación.",
  }),
  expired: (args) => ({
    facts: "El documento ha caducado.",
    fault: `Era válido hasta el ${day(arg(args, "date"))}.`,
  }),
};

export const error: Record<ErrorCode, (args: Args) => Fault> = {
  empty_file: () => ({ what: "El archivo está vacío.", remedy: "Cópielo otra vez desde su origen." }),
  blank_file: () => ({
    what: "El archivo tiene páginas, pero no hay nada en ellas.",
    remedy: "Ábralo y compruebe que se guardó o escaneó bien.",
  }),
  not_a_document: () => ({
    what: "No es una imagen ni un PDF, diga lo que diga su nombre.",
    remedy: "Ábralo en su propio programa y guárdelo como PDF.",
  }),
  unsupported_format: (args) => ({
    what: `${arg(args, "format") || "Este formato"} no se puede leer aquí.`,
    remedy: isArchive(arg(args, "format"))
      ? "Descomprímalo y suelte los documentos que contiene."
      : "Guárdelo como PDF, JPEG o PNG.",
  }),
  damaged_file: (args) => ({
    what: `El ${arg(args, "format") || "archivo"} está dañado o termina antes de tiempo.`,
    remedy: "Cópielo otra vez desde su origen.",
  }),
  password_protected: () => ({
    what: "El PDF pide una contraseña.",
    remedy: "Guarde una copia sin contraseña y suéltela aquí.",
  }),
  file_too_large: (args) => ({
    what: `El archivo ocupa ${size(args, "bytes")}; el límite es de ${size(args, "limit")}.`,
    remedy: "Reduzca su tamaño o guárdelo por partes.",
  }),
  too_many_pixels: (args) => ({
    what: `La imagen tiene ${arg(args, "width")} × ${arg(args, "height")} píxeles, más de los que se pueden abrir con seguridad.`,
    remedy: "Reduzca su tamaño.",
  }),
  too_many_pages: (args) => ({
    what: `El archivo tiene más de ${arg(args, "limit")} páginas.`,
    remedy: "Divídalo y suelte las partes.",
  }),
  archive_too_large: (args) => ({
    what: `El archivo comprimido ocupa más de ${size(args, "limit")} al descomprimirse.`,
    remedy: "Descomprímalo y suelte los archivos que necesite.",
  }),
  too_many_files: (args) => ({
    what: `El archivo comprimido contiene más de ${arg(args, "limit")} archivos.`,
    remedy: "Descomprímalo y suelte los archivos que necesite.",
  }),
  took_too_long: (args) => ({
    what: `Abrirlo llevó más de ${arg(args, "limit_seconds")} s.`,
    remedy: "Guárdelo como un PDF o JPEG sencillo.",
  }),
  too_much_memory: () => ({
    what: "Abrirlo exige más memoria de la que es segura.",
    remedy: "Reduzca su tamaño.",
  }),
  decoder_crashed: () => ({
    what: "El archivo detuvo su decodificador. No afectó a nada más.",
    remedy: "Guárdelo otra vez en otro formato.",
  }),
  decoder_unavailable: () => ({
    what: "El programa que abre los archivos no arranca.",
    remedy: "Vuelva a instalar Vouch.",
  }),
  not_found: () => ({ what: "Ya no está ahí.", remedy: "Puede que se haya movido o eliminado." }),
  unreadable: () => ({
    what: "El sistema no deja que Vouch lea el archivo.",
    remedy: "Compruebe quién puede leerlo y vuelva a intentarlo.",
  }),
  engine_unavailable: () => ({ what: "Falta el lector.", remedy: "Vuelva a instalar Vouch." }),
  engine_busy: () => ({
    what: "El servicio que lo lee está ocupado.",
    remedy: "Se reintenta por sí solo.",
  }),
  offline: () => ({
    what: "En espera de la red.",
    remedy: "Sigue por sí solo en cuanto vuelva la red.",
  }),
  signed_out: () => ({
    what: "En espera: no hay ninguna sesión abierta.",
    remedy: "Sigue por sí solo en cuanto usted entre.",
  }),
  account_not_set_up: () => ({
    what: "No hay ninguna cuenta de Amazon configurada.",
    remedy: "Pegue su código de configuración en los ajustes.",
  }),
  not_a_setup_code: () => ({
    what: "Esto no es un código de configuración.",
    remedy: "Cópielo entero de las salidas (Outputs) del stack.",
  }),
  setup_code_newer: () => ({
    what: "Este código de configuración es para un Vouch más reciente.",
    remedy: "Instale la versión más reciente.",
  }),
  sign_in_too_late: () => ({
    what: "Nadie volvió del navegador en cinco minutos.",
    remedy: "Vuelva a entrar.",
  }),
  no_free_port: () => ({
    what: "Otros programas ocupan todos los puertos a los que podría volver el navegador.",
    remedy: "Cierre los programas que abren sesión por el navegador y vuelva a intentarlo.",
  }),
  account_refused: (args) => ({
    what: `Amazon ha dicho que no: ${arg(args, "reason")}.`,
    remedy: "Vuelva a entrar. Si se repite, compruebe la cuenta como dice la guía.",
  }),
  no_keychain: () => ({
    what: "No se puede usar el llavero de este sistema.",
    remedy: "Desbloquéelo o mantenga la sesión solo hasta cerrar Vouch.",
  }),
  engine_failed: () => ({
    what: "El lector se detuvo en este archivo.",
    remedy: "Vuelva a intentarlo; si se detiene otra vez, guarde el archivo en otro formato.",
  }),
  reading_crashed: () => ({
    what: "Vouch se detuvo al leer este archivo por un fallo propio. El archivo se conserva.",
    remedy: "Vuelva a intentarlo; si se detiene otra vez, comunique el fallo.",
  }),
  library_newer: () => ({
    what: "Un Vouch más reciente ha cambiado esta biblioteca.",
    remedy: "Instale la versión más reciente.",
  }),
  library_locked: () => ({ what: "Otro Vouch tiene abierta esta biblioteca.", remedy: "Cierre el otro." }),
  library_not_writable: () => ({
    what: "No se puede escribir en la carpeta de la biblioteca.",
    remedy: "Compruebe quién puede escribir en ella y abra Vouch de nuevo.",
  }),
  library_damaged: () => ({
    what: "La biblioteca está dañada.",
    remedy: "Recupere la última copia de su carpeta.",
  }),
  original_missing: () => ({
    what: "El original ya no está en la carpeta de la biblioteca.",
    remedy: "Suelte el archivo otra vez.",
  }),
  disk_full: () => ({
    what: "El disco está lleno.",
    remedy: "Libere espacio y vuelva a intentarlo. No se ha perdido nada.",
  }),
  not_an_amount: () => ({ what: "Esto no es un importe.", remedy: "Escríbalo como 1234,50." }),
  amount_separators: () => ({
    what: "Los puntos y las comas se contradicen.",
    remedy: "Escríbalo como 1234,50.",
  }),
  too_many_decimals: (args) => ({
    what: `Esta moneda tiene ${some(Number(arg(args, "allowed")), "decimal", "decimales")}.`,
    remedy: "No escriba más.",
  }),
  not_a_date: () => ({
    what: "Esto no es un día del calendario.",
    remedy: "Escríbalo como 2026-04-03 o 3 abr 2026.",
  }),
  year_missing: () => ({ what: "Falta el año.", remedy: "Escríbalo como 2026-04-03 o 3 abr 2026." }),
  no_such_month: (args) => ({
    what: `El mes ${arg(args, "month")} no existe.`,
    remedy: "Escríbalo como 2026-04-03.",
  }),
  no_such_day: (args) => ({
    what: `Ese mes tiene ${arg(args, "days")} días.`,
    remedy: `No hay en él un día ${arg(args, "day")}.`,
  }),
  not_a_currency: () => ({ what: "Esto no es una moneda.", remedy: "Escriba sus tres letras, como EUR." }),
  not_a_country: () => ({ what: "Esto no es un país.", remedy: "Escriba sus tres letras, como ESP." }),
  not_a_sex: () => ({ what: "Esto no es ninguna de las opciones en uso.", remedy: "Escriba M, F o X." }),
  too_long: (args) => ({
    what: `Esto tiene más de ${arg(args, "longest")} caracteres.`,
    remedy: "Acórtelo.",
  }),
  nothing_to_part: () => ({
    what: "Así no se divide ni se une nada.",
    remedy: "Deje algo a cada documento o marque al menos dos.",
  }),
  unknown_profile: () => ({ what: "Ese perfil no existe.", remedy: "Elija otro." }),
  not_written: () => ({ what: "No se pudo escribir el archivo.", remedy: "Elija otra carpeta." }),
  cancelled: () => ({ what: "Usted lo detuvo.", remedy: "Vuelva a leerlo cuando quiera." }),
  bad_request: () => ({
    what: "La ventana y el programa no concuerdan.",
    remedy: "Abra Vouch de nuevo.",
  }),
  internal: () => ({
    what: "Algo ha fallado dentro de Vouch.",
    remedy: "Vuelva a intentarlo. No se ha perdido nada.",
  }),
};

export const stage: Record<StageName, string> = {
  opening: "abriendo",
  finding_words: "buscando palabras",
  reading_words: "leyendo palabras",
  sending: "enviando",
  interpreting: "poniendo orden",
};

export const kind: Record<KindName, string> = {
  receipt: "Recibo",
  invoice: "Factura",
  credit_note: "Factura rectificativa",
  quote: "Presupuesto",
  proforma: "Factura proforma",
  delivery_note: "Albarán",
  statement: "Estado de cuenta",
  passport: "Pasaporte",
  id_card: "Doc. identidad",
  visa: "Visado",
  driving_licence: "Permiso de conducir",
  other: "Otro",
  unknown: "Desconocido",
};
