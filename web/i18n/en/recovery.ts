/** What is said when a device or the server went back in time. */
export const en = {
  copyTitle: "This device was the copy of another",
  copyText:
    "Both went on by themselves. This one is enrolled as a device of its own now: nothing is lost, and what both had is recorded once.",
  restoredTitle: "The server was restored from a backup",
  restoredNothing:
    "This device had done nothing that the server has forgotten. The books are read here once more.",
  restoredAgain: {
    one: "This device sends again {{ count }} act that the server had forgotten. Numbered invoices keep their numbers.",
    other:
      "This device sends again {{ count }} acts that the server had forgotten. Numbered invoices keep their numbers.",
  },
  shutTitle: "Invoice numbering is suspended",
  shutText:
    "The server was restored from a backup ({{ since }}). What you approve waits on this device: nothing is lost, and no number is given twice. Who manages the company opens the numbering once the devices are back.",
  shutOpen: "See the numbering",
  seen: "I understand",
} as const;
