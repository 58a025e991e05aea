import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/vat.ts";

export const fr: Dictionary<typeof en> = {
  rate: "{{ rate }}",
  exempt: "Exonéré",
  franchise: "Franchise en base",
  reverseCharge: "Autoliquidation",
  intraEu: "Intra-UE",
  export: "Export",
  outside: "Hors champ",
};
