import type { Chart } from "./chart.ts";
import { accountsOf } from "./chart-template.ts";

/** A Dutch craftsman's books. Decimal numbers are free in the Netherlands; these follow the usual grouping. */
export const chartNlAccrual: Omit<Chart, "acts"> = {
  id: "chart",
  accounts: accountsOf(`
    0100 Gebouwen
    0200 Machines en gereedschap
    0210 Afschrijving machines en gereedschap
    0300 Vervoermiddelen
    0310 Afschrijving vervoermiddelen
    0500 Eigen vermogen
    0510 Privéopnamen
    0520 Privéstortingen
    0700 Leningen
    1000 Kas
    1100 Bank
    1200 Kruisposten
    1300 Debiteuren
    1500 Te betalen btw hoog
    1501 Te betalen btw laag
    1502 Te betalen btw overig
    1520 Te vorderen btw
    1550 Af te dragen btw
    1600 Crediteuren
    1900 Vraagposten
    3000 Voorraad
    4000 Lonen
    4100 Huur
    4200 Gas, water en licht
    4300 Autokosten
    4400 Kantoorkosten
    4500 Verzekeringen
    4600 Advieskosten
    4700 Bankkosten
    4800 Afschrijvingen
    4900 Algemene kosten
    7000 Inkoop materiaal
    7100 Uitbesteed werk
    8000 Omzet diensten
    8100 Omzet goederen
    8200 Omzet btw verlegd
    9000 Resultaat`),
  journals: [
    { code: "VK", label: "Verkoopboek", kind: "sales" },
    { code: "IK", label: "Inkoopboek", kind: "purchases" },
    { code: "BK", label: "Bankboek", kind: "bank" },
    { code: "KS", label: "Kasboek", kind: "cash" },
    { code: "ME", label: "Memoriaal", kind: "general" },
    { code: "BB", label: "Beginbalans", kind: "opening" },
  ],
  means: [
    { id: "transfer", kind: "transfer", account: "1100", journal: "BK" },
    { id: "card", kind: "card", account: "1100", journal: "BK" },
    { id: "cash", kind: "cash", account: "1000", journal: "KS" },
  ],
  roles: {
    customer: "1300",
    supplier: "1600",
    salesOfServices: "8000",
    salesOfGoods: "8100",
    salesReverseCharged: "8200",
    vatOwed: { "2100": "1500", "900": "1501", "": "1502" },
    vatWaiting: null,
    vatDeductible: "1520",
    vatDeductibleWaiting: null,
    fees: null,
  },
};
