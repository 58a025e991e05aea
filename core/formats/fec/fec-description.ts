import type { CalendarDate } from "../../calendar-date.ts";
import type { Named } from "../../ledger/ledger-columns.ts";
import type { FecColumn } from "./fec-columns.ts";
import { NO_PAYMENT, SETTLED_BY } from "./fec-settlements.ts";
import { type FecLayout, fecColumnsOf } from "./fec-writer.ts";

export interface FecDescribed {
  readonly fileName: string;
  readonly kind: "official" | "provisional";
  readonly companyName: string;
  readonly siren: string;
  readonly fromDay: CalendarDate;
  readonly throughDay: CalendarDate;
  readonly layout: FecLayout;
  /** Whether it holds one practitioner's entries of a ledger that several share. */
  readonly isOwnOfSeveral?: boolean;
  readonly journals: readonly Named[];
  readonly rows: number;
  readonly entries: number;
  readonly debitCents: number;
}

/**
 * What must be handed over with a FEC: its fields, codes, characters and structure (LPF art. A47 A-1, XI). In French
 * whatever the reader's language, for it is the tax office that reads it.
 */
export function fecDescription(file: FecDescribed): string {
  const { layout, kind } = file;
  const lines = [
    `Description du fichier des écritures comptables ${file.fileName}`,
    "",
    `Entreprise : ${file.companyName}`,
    `SIREN : ${file.siren}`,
    `Exercice : du ${frenchDay(file.fromDay)} au ${frenchDay(file.throughDay)}`,
    kind === "official"
      ? "Toutes les écritures du fichier sont validées définitivement."
      : "Fichier PROVISOIRE : les écritures dont ValidDate est vide ne sont pas validées, et leur numéro peut encore changer.",
    ...(file.isOwnOfSeveral
      ? [
          "Comptabilité tenue à plusieurs : ce fichier contient les seules écritures propres à ce praticien, dont sa part de ce qui est commun.",
        ]
      : []),
    `Lignes : ${file.rows}, écritures : ${file.entries}, total des débits : ${euros(file.debitCents)}, égal au total des crédits.`,
    "",
    "Logiciel : Cahier",
    "Texte à plat, caractères UTF-8 sans marque d'ordre, zones séparées par une tabulation,",
    "enregistrements terminés par retour chariot et saut de ligne, noms des champs en première ligne.",
    "Dates au format AAAAMMJJ. Montants en euros, deux décimales après une virgule, sans séparateur de milliers.",
    "Une tabulation, une barre verticale ou un saut de ligne dans un texte y est remplacé par une espace.",
    "",
    "Ordre : les à-nouveaux d'abord, puis les écritures dans l'ordre de leur validation.",
    "Numérotation (EcritureNum) : continue par journal et par exercice ; les écritures reprises d'un autre logiciel gardent leur numéro.",
    "PieceRef : à défaut de pièce, le code du journal et le numéro de l'écriture ; PieceDate est alors la date de l'écriture.",
    "EcritureLet : les lignes d'un compte et d'un tiers qui portent le même code se soldent ; DateLet est la date de la dernière.",
    ...(layout === "bncCash"
      ? [
          "Comptabilité de trésorerie (BNC) : DateRglt et ModeRglt viennent du paiement ;",
          "une écriture sans paiement porte sa propre date et le mode « OD ».",
          `Modes de règlement (ModeRglt) : ${[...Object.values(SETTLED_BY), NO_PAYMENT].join(", ")} ; ceux d'un autre logiciel sont repris tels quels.`,
        ]
      : []),
    "Les patients n'apparaissent que par un code, sans lien dans ce fichier avec leur identité (secret professionnel).",
    "",
    "Champs :",
    ...fecColumnsOf(layout).map(
      (column, index) => `${index + 1}. ${column} (${typeOf(column)}) : ${MEANINGS[column]}`,
    ),
    "",
    "Journaux :",
    ...file.journals.map(({ code, label }) => `${code} : ${label}`),
  ];
  return lines.map((line) => `${line}\r\n`).join("");
}

const typeOf = (column: FecColumn): string =>
  /Date/.test(column) ? "date" : /^(Debit|Credit|Montant)/.test(column) ? "numérique" : "alphanumérique";

const MEANINGS: Readonly<Record<FecColumn, string>> = {
  JournalCode: "code du journal",
  JournalLib: "libellé du journal",
  EcritureNum: "numéro de l'écriture dans son journal",
  EcritureDate: "date de comptabilisation",
  CompteNum: "numéro de compte",
  CompteLib: "libellé du compte",
  CompAuxNum: "compte auxiliaire (client, fournisseur, patient par son code), vide sans objet",
  CompAuxLib: "libellé du compte auxiliaire, vide sans objet",
  PieceRef: "référence de la pièce justificative",
  PieceDate: "date de la pièce justificative",
  EcritureLib: "libellé de l'écriture",
  Debit: "montant au débit",
  Credit: "montant au crédit",
  EcritureLet: "code de lettrage, vide sans objet",
  DateLet: "date de lettrage, vide sans objet",
  ValidDate: "date de validation définitive",
  Montantdevise: "montant en devise, vide sans objet",
  Idevise: "code de la devise, vide sans objet",
  DateRglt: "date de règlement",
  ModeRglt: "mode de règlement",
  NatOp: "nature de l'opération, vide sans objet",
  IdClient: "identification du client, toujours un code, vide sans objet",
  Montant: "montant",
  Sens: "sens du montant",
};

const frenchDay = (day: CalendarDate): string => day.split("-").reverse().join("/");

const euros = (cents: number): string =>
  `${Math.trunc(cents / 100)},${String(cents % 100).padStart(2, "0")} €`;
