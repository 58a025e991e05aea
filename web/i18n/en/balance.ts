/** The measure of the texts of the trial balance. */
export const en = {
  title: "Trial balance",
  accounts: { one: "{{ count }} account", other: "{{ count }} accounts" },
  listLabel: "Accounts with their totals",
  classTotal: "Class {{ class }}",
  emptyTitle: "No account has moved yet",
  emptyText:
    "Every account with its debit, credit and balance stands here, and the totals agree to the cent.",
  openingProvisional: "With a provisional opening entry: the year before is not closed.",
} as const;
