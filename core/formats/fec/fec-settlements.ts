import type { MeansOfPayment } from "../../charts/chart.ts";

/** ModeRglt of what no payment settles. */
export const NO_PAYMENT = "OD";

/** ModeRglt by the kind of a means; in French whatever the reader's language, for it is the tax office that reads it. */
export const SETTLED_BY: Readonly<Record<MeansOfPayment["kind"], string>> = {
  bank: "Banque",
  card: "Carte",
  cash: "Espèces",
  cheque: "Chèque",
  transfer: "Virement",
};
