import type { ErrorCode, KindName, PagesWords } from "../../domain/api.gen";
import type { Fault } from "../say";

export const account = {
  title: "Amazon",
  how: "Lectura con Amazon Textract en su propia cuenta de AWS. No se envía nada, salvo que usted lo elija para un lote.",
  code: "Código de configuración",
  codeHow:
    "La guía docs/aws.md, junto al código fuente de Vouch, explica cómo obtener uno en diez minutos. El código no contiene ningún secreto.",
  setUp: "Configurar",
  session: "Cuenta",
  nobody: "Configurada; sin sesión abierta",
  signIn: "Entrar",
  stay: "Mantener la sesión en este equipo",
  stayHow: "Para ello se guarda un token en el llavero de este sistema.",
  forget: "Entrar hasta cerrar Vouch",
  waiting:
    "Para entrar, use la página que ha abierto el navegador. Si no se ha abierto ninguna, abra en él esta dirección:",
  opening: "Abriendo el navegador",
  address: "Dirección de la página de entrada",
  copy: "Copiar",
  copied: "Copiada",
  stop: "Cancelar",
  signedIn: "Sesión de",
  somebody: "su cuenta",
  signOut: "Cerrar sesión",
  everywhere: "Cerrar todas las sesiones",
  everywhereSure: "También termina sus sesiones en otros equipos.",
  leave: "Dejar esta cuenta",
  leaveSure:
    "Vouch cierra la sesión y olvida el código de configuración. Lo que está guardado en la cuenta se queda allí.",
  never: "Dejarlo así",
  originals: "Originales",
  keeps: "Guardar una copia de los originales en mi bucket",
  keepsHow: "Lo que se envía también se guarda allí, cifrado, hasta que usted lo elimine o venza su plazo.",
  keepsNot: "Las imágenes se envían para leerlas y no se guardan.",
  stored: "Qué hay guardado allí",
  storedNone: "Allí no hay nada guardado.",
  storedLoading: "Consultando su bucket",
  since: (date: string) => `desde el ${date}`,
  notHere: "no está en esta biblioteca",
  deleteThere: "Eliminar allí",
  deleteNamed: (name: string) => `Eliminar allí: ${name}`,
  deleteSure: "Desaparece de su bucket para siempre. Lo que hay en este equipo se queda.",
  keepThere: "Conservar",
  /** Why a document was not sent, by its kind. */
  stayed: {
    passport: "Se quedó en este equipo: es un pasaporte.",
    id_card: "Se quedó en este equipo: es un documento de identidad.",
    visa: "Se quedó en este equipo: es un visado.",
    driving_licence: "Se quedó en este equipo: es un permiso de conducir.",
  } as Partial<Record<KindName, string>>,
  stayedOther: "Se quedó en este equipo: parecía un documento de viaje.",
  read: "Leer con Amazon",
  readAsk: "Leer con Amazon…",
  readSure: "Las páginas van a Amazon Textract, en su propia cuenta, para que las lea.",
  readSureKept: "Las páginas van a Amazon Textract, en su propia cuenta, y el original, a su bucket.",
  readKeep: "Dejarlo aquí",
  reading: (how: string) => `Se está releyendo: ${how}`,
  failed: (why: string) => `Amazon no pudo leerlo. ${why}`,
  storedSince: (date: string | null) =>
    date ? `Original guardado en su bucket desde el ${date}` : "Original guardado en su bucket",
  pages: {
    signedIn: { title: "Sesión abierta", text: "Cierre esta página y siga en Vouch." },
    refused: {
      title: "La sesión no se ha abierto",
      text: "Cierre esta página y vuelva a intentarlo en Vouch.",
    },
    signedOut: { title: "Sesión cerrada", text: "Ya puede cerrar esta página." },
  } satisfies PagesWords,
  /** Errors that mean something else to somebody who waits for an answer than to a file that waits for its turn. */
  error: {
    offline: { what: "No se puede llegar a Amazon.", remedy: "Compruebe la red y vuelva a intentarlo." },
    engine_busy: { what: "Amazon está ocupado.", remedy: "Vuelva a intentarlo en un momento." },
    signed_out: { what: "La sesión ha terminado.", remedy: "Vuelva a entrar." },
  } as Partial<Record<ErrorCode, Fault>>,
};
