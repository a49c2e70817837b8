import type { ErrorCode, KindName, PagesWords } from "../../domain/api.gen";
import type { Fault } from "../say";

export const account = {
  title: "Amazon",
  how: "Lesen mit Amazon Textract in Ihrem eigenen AWS-Konto. Gesendet wird nur, was Sie eigens dafür wählen.",
  code: "Einrichtungscode",
  codeHow:
    "Mit der Anleitung docs/aws.md, die beim Quelltext von Vouch liegt, entsteht er in zehn Minuten. Er enthält kein Geheimnis.",
  setUp: "Einrichten",
  session: "Konto",
  nobody: "Eingerichtet; niemand ist angemeldet",
  signIn: "Anmelden",
  stay: "Auf diesem Rechner angemeldet bleiben",
  stayHow: "Dafür bleibt ein einziges Token im Schlüsselbund dieses Systems.",
  forget: "Nur bis zum Beenden anmelden",
  waiting:
    "Bitte auf der Seite anmelden, die der Browser geöffnet hat. Hat er keine geöffnet, dort diese Adresse aufrufen:",
  opening: "Browser wird geöffnet",
  address: "Adresse der Anmeldeseite",
  copy: "Kopieren",
  copied: "Kopiert",
  stop: "Abbrechen",
  signedIn: "Angemeldet als",
  somebody: "Ihr Konto",
  signOut: "Abmelden",
  everywhere: "Überall abmelden",
  everywhereSure: "Das beendet Ihre Sitzungen auch auf anderen Rechnern.",
  leave: "Konto trennen",
  leaveSure: "Vouch meldet sich ab und vergisst den Einrichtungscode. Was dort gespeichert ist, bleibt dort.",
  never: "So lassen",
  originals: "Originale",
  keeps: "Originale auch in meinem Bucket aufbewahren",
  keepsHow:
    "Was Sie senden, bleibt verschlüsselt auch dort, bis Sie es löschen oder seine Frist abgelaufen ist.",
  keepsNot: "Bilder werden zum Lesen gesendet, aber nicht gespeichert.",
  stored: "Was dort gespeichert ist",
  storedNone: "Dort ist nichts gespeichert.",
  storedLoading: "Bucket wird abgefragt",
  since: (date: string) => `seit ${date}`,
  notHere: "nicht in diesem Archiv",
  deleteThere: "Dort löschen",
  deleteNamed: (name: string) => `Dort löschen: ${name}`,
  deleteSure: "In Ihrem Bucket ist es dann endgültig gelöscht. Was auf diesem Rechner liegt, bleibt.",
  keepThere: "Behalten",
  /** Why a document was not sent, by its kind. */
  stayed: {
    passport: "Auf diesem Rechner geblieben: Es ist ein Reisepass.",
    id_card: "Auf diesem Rechner geblieben: Es ist ein Personalausweis.",
    visa: "Auf diesem Rechner geblieben: Es ist ein Visum.",
    driving_licence: "Auf diesem Rechner geblieben: Es ist ein Führerschein.",
  } as Partial<Record<KindName, string>>,
  stayedOther: "Auf diesem Rechner geblieben: Es sah nach einem Reisedokument aus.",
  read: "Mit Amazon lesen",
  readAsk: "Mit Amazon lesen …",
  readSure: "Die Seiten gehen zum Lesen an Amazon Textract in Ihrem eigenen Konto.",
  readSureKept:
    "Die Seiten gehen an Amazon Textract in Ihrem eigenen Konto, und das Original geht in Ihren Bucket.",
  readKeep: "Hier behalten",
  reading: (how: string) => `Wird neu gelesen: ${how}`,
  failed: (why: string) => `Amazon konnte es nicht lesen. ${why}`,
  storedSince: (date: string | null) =>
    date ? `Original seit ${date} auch in Ihrem Bucket` : "Original auch in Ihrem Bucket",
  pages: {
    signedIn: { title: "Sie sind angemeldet", text: "Diese Seite schließen und in Vouch weitermachen." },
    refused: {
      title: "Sie sind nicht angemeldet",
      text: "Diese Seite schließen und es in Vouch noch einmal versuchen.",
    },
    signedOut: { title: "Sie sind abgemeldet", text: "Diese Seite kann geschlossen werden." },
  } satisfies PagesWords,
  /** Errors that mean something else to somebody who waits for an answer than to a file that waits for its turn. */
  error: {
    offline: {
      what: "Amazon ist nicht erreichbar.",
      remedy: "Das Netz prüfen, dann noch einmal versuchen.",
    },
    engine_busy: { what: "Amazon ist ausgelastet.", remedy: "Gleich noch einmal versuchen." },
    signed_out: { what: "Die Sitzung ist abgelaufen.", remedy: "Noch einmal anmelden." },
  } as Partial<Record<ErrorCode, Fault>>,
};
