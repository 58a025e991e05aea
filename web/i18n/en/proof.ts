/** The measure of the texts of the page that proves the books. */
export const en = {
  title: "Prove the books",
  text: "Every validated period bears the print of what it holds and of the one before it. Here all of it is read and reckoned again.",
  again: "Check again",
  onDevice: "On this device",
  onServer: "With Cahier",
  reading: "Reading everything again …",
  books: "Books",
  outcome: "Outcome",
  own: "Periods validated here",
  imported: "Imported year that closed on {{ day }}",
  periods: { one: "{{ count }} period", other: "{{ count }} periods" },
  bodies: { one: "{{ count }} file read whole", other: "{{ count }} files read whole" },
  notHeld: { one: "{{ count }} not here yet", other: "{{ count }} not here yet" },
  print: "Print of the last period:",
  whole: "Whole",
  changed: "Changed",
  partly: "Incomplete",
  brokenTitle: "Something was changed after it was validated",
  brokenText:
    "What it is stands below. Books that are whole in one place prove what was validated: keep that place as it is, and call your accountant or Cahier.",
  wholeTitle: "Nothing has changed since it was validated",
  wholeText: "This device and the server end in the same print. Checked {{ at }}.",
  differsTitle: "This device and the server do not end in the same period",
  differsText:
    "Both are whole. One may be a period ahead: wait until everything is sent and received, then check again.",
  discardedTitle: "Something had been changed on this device",
  discardedText:
    "It was not read: Cahier fetched it again and compared it with its print. If this happens again, stop using this device.",
  discardedBack: "{{ month }}: {{ what }}, found on {{ at }}, fetched again since",
  discardedGone: "{{ month }}: {{ what }}, found on {{ at }}, not fetched again yet",
  unreachable: "The server could not be asked: this device alone was checked.",
  nothingTitle: "Nothing is validated yet",
  nothingText: "Once a period is validated or a year imported, it can be proved here.",
  body: { lines: "the lines of the entries", vouchers: "the vouchers" },
  problem: {
    seal: {
      headerChanged: "{{ month }}: the summary of the period is no longer the one that was validated.",
      chainBroken: "{{ month }}: the period does not continue the one before it.",
      bodyChanged: "{{ month }}: {{ what }} are no longer those that were validated.",
      totalsDiffer: "{{ month }}: the totals of the period are not those of its lines.",
      rowChanged:
        "{{ month }}: a voucher kept by the server is no longer the one that was validated: {{ voucher }}.",
    },
  },
} as const;
