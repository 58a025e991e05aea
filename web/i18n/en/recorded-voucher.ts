export const en = {
  column: {
    state: "State",
    day: "Date",
    label: "For",
    practitioner: "Practitioner",
    amount: "Amount",
  },
  means: {
    bank: "Bank",
    card: "Card",
    cash: "Cash",
    cheque: "Cheque",
    transfer: "Transfer",
  },
  way: "Its way",
  postings: "What it books",
  accountColumn: "Account",
  debit: "Debit",
  credit: "Credit",
  earlier: "Earlier versions",
  earlierOn: "Until {{ at }}",
  cancelReason: "Reason",
} as const;
