/** The measure of the texts of the general ledger. */
export const en = {
  title: "General ledger",
  account: "Account",
  placeholder: "Code or name",
  previous: "Previous account",
  next: "Next account",
  opening: "Opening balance",
  debit: "Debit",
  credit: "Credit",
  closing: "Closing balance",
  sums: "Balances and totals of the account",
  listLabel: "Lines of the account",
  chooseTitle: "Choose an account",
  emptyTitle: "No account yet",
  emptyText: "Accounts stand here once there are books: typed here, or imported.",
  noneTitle: "No line on this account",
  noneText: "In this period and with these filters nothing was booked on it.",
} as const;
