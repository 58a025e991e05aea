import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/vat.ts";

export const nl: Dictionary<typeof en> = {
  rate: "{{ rate }}",
  exempt: "Vrijgesteld",
  franchise: "KOR",
  reverseCharge: "Btw verlegd",
  intraEu: "Intracommunautair",
  export: "Uitvoer",
  outside: "Buiten btw",
};
