import { addressFromName } from "#core/companies/propose-address.ts";

/** A client of the demonstration's accounting firm: mostly empty books, each in another state. */
export interface SeededClient {
  readonly id: string;
  readonly name: string;
  readonly basis: "cash" | "accrual";
  readonly stage: "client" | "prospect";
  readonly group: string | null;
  readonly draftCount: number;
  readonly isProtected: boolean;
  /** Whether somebody tried to write before the protected day, so that an act waits to be reviewed. */
  readonly hasRefusal: boolean;
  readonly isPremium: boolean;
  /** Which of the firm's two collaborators work on it. */
  readonly collaborators: readonly ("cleo" | "hugo")[];
}

export const firmGroups = [
  { id: "health", name: "Professions de santé" },
  { id: "food", name: "Restaurants et commerces de bouche" },
];

const health = [
  "Cabinet infirmier Bellevue",
  "Orthophonie des Brotteaux",
  "Kinés de la Confluence",
  "Docteur Armand Vidal",
  "Sages-femmes de Vaise",
  "Psychologue Inès Caron",
];
const food = [
  "Boulangerie du Parc",
  "Bouchon Chez Paulette",
  "Fromagerie Vallin",
  "Café de la Tête d’Or",
  "Primeur Giraud",
];
const others = [
  "Menuiserie Thivolle",
  "Garage des Charpennes",
  "Agence Ligne Claire",
  "Librairie La Presqu’île",
  "Taxi Benali",
  "Électricité Rousset",
  "Studio Photo Maret",
  "Vélos du Rhône",
  "Imprimerie Saône",
];

const named = [
  ...health.map((name) => ({ name, group: "health", basis: "cash" as const })),
  ...food.map((name) => ({ name, group: "food", basis: "accrual" as const })),
  ...others.map((name) => ({ name, group: null, basis: "accrual" as const })),
];

/** Twenty of them, in the states that a firm's list is for. */
export const firmClients: readonly SeededClient[] = named.map(({ name, group, basis }, index) => ({
  id: addressFromName(name),
  name,
  basis,
  group,
  stage: index % 7 === 5 ? "prospect" : "client",
  draftCount: basis === "accrual" ? index % 4 : 0,
  isProtected: index % 3 === 0,
  hasRefusal: index === 6 || index === 15,
  isPremium: index % 5 === 0,
  collaborators: [
    ...(index % 2 === 0 ? (["cleo"] as const) : []),
    ...(index % 3 === 1 ? (["hugo"] as const) : []),
  ],
}));
