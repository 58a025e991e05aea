export const en = {
  halfTyped: {
    payment: "A payment is already half typed",
    expense: "An expense is already half typed",
    entry: "An entry is already half typed",
  },
  halfTypedText: "Finish or empty that one first, so that nothing you typed is lost.",
  to: {
    payment: "Go to that payment",
    expense: "Go to that expense",
    entry: "Go to that entry",
  },
  stranded: "Your correction has not been recorded, and cannot be now",
  strandedText:
    "What you typed is kept on this device. You can record it as a new one, filled in as you left it; reverse the old one where it still counts.",
  asNew: "Type it as a new one",
  forget: "Throw it away",
} as const;
