import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/recorded-voucher.ts";

export const nl: Dictionary<typeof en> = {
  column: {
    state: "Status",
    day: "Datum",
    label: "Waarvoor",
    practitioner: "Behandelaar",
    amount: "Bedrag",
  },
  means: {
    bank: "Bank",
    card: "Pin",
    cash: "Contant",
    cheque: "Cheque",
    transfer: "Overboeking",
  },
  way: "De weg",
  postings: "Wat geboekt wordt",
  accountColumn: "Rekening",
  debit: "Debet",
  credit: "Credit",
  earlier: "Eerdere versies",
  earlierOn: "Tot {{ at }}",
  cancelReason: "Reden",
};
