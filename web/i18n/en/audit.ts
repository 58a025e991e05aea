/** The measure of the log's texts: French and Dutch have exactly these keys. */
export const en = {
  title: "Log of actions",
  listLabel: "Actions, newest first",
  column: {
    when: "When",
    who: "Who",
    what: "What",
    document: "Document",
  },
  server: "Cahier",
  serverDevice: "server",
  nameless: "unknown person",
  open: "Open",
  openOf: "Open: {{ action }}",
  refused: "refused: {{ why }}",
  line: "no. {{ line }}",
  more: "Show more",
  export: "Export (CSV)",
  exported: "Log exported",
  exportFailed: "The export did not get through. Try again with a network.",
  filter: {
    label: "Narrow the log",
    person: "Person",
    everybody: "Everybody",
    action: "Action",
    everything: "All",
    from: "From",
    through: "Through",
    document: "Only this document: {{ document }}",
    clear: "Show everything",
  },
  chain: {
    checking: "Checking the chain…",
    whole: { one: "{{ count }} line, chain verified", other: "{{ count }} lines, chain verified" },
    broken: "The chain is broken at line {{ line }}",
    brokenText:
      "A line of the log is no longer as it was written: the server’s database was changed outside Cahier. Restore nothing, and tell who keeps the server.",
  },
  offlineTitle: "The log is read online",
  offlineText: "It stays on the server, where nobody can change it. Come back with a network.",
  again: "Try again",
  notAllowedTitle: "Your role does not include this log",
  notAllowedText:
    "It takes the right to see the log and to read the whole company. An administrator can give you both.",
  emptyTitle: "No action matches",
  emptyText: "Widen the days or choose another person.",
  act: {
    company: {
      create: "Company created",
      update: "Settings changed",
      handOver: "Ownership handed over",
    },
    member: {
      invite: "User invited",
      join: "Invitation accepted",
      place: "Collaborator assigned",
      change: "User changed",
      rename: "Own name changed",
      relieve: "Collaborator left the firm",
      remove: "User removed",
      put: "Access given by the server",
    },
    role: {
      save: "Role saved",
      remove: "Role removed",
    },
    period: {
      protect: "Period protected",
      validate: "Period validated for good",
    },
    year: {
      change: "Days of a fiscal year changed",
      close: "Fiscal year closed",
    },
    plan: {
      choose: "Plan chosen",
    },
    production: {
      choose: "Connection with the production software chosen",
    },
    firm: {
      update: "Firm module changed",
    },
    care: {
      begin: "Entrusted to a firm",
      invite: "Accounting firm invited",
      accept: "Taken in by the accounting firm",
      decline: "Invitation declined by the firm",
      change: "Client file arranged",
      end: "Care by the firm ended",
    },
    client: {
      join: "Client company taken in",
      leave: "Client company left",
    },
    party: {
      save: "Customer or patient saved",
    },
    article: {
      save: "Article saved",
    },
    series: { declare: "Series declared for a device", close: "Series of a device closed" },
    hole: { declare: "Missing numbers explained" },
    voucher: {
      draft: "Draft written",
      deleteDraft: "Draft deleted",
      approve: "Voucher approved",
      issue: "Invoice issued on the spot",
      send: "Invoice sent to the other system",
      correct: "Voucher corrected",
      cancel: "Voucher cancelled",
      divide: "Common voucher divided",
      reverse: "Voucher reversed",
    },
    payment: {
      record: "Payment recorded",
    },
    entry: {
      record: "Entry recorded",
    },
    matching: {
      make: "Lines matched",
      undo: "Lines unmatched",
    },
    import: {
      apply: "File imported",
    },
    connection: {
      choose: "Choice for a link",
      connect: "Link made",
      disconnect: "Link ended",
    },
    refusal: {
      discard: "Refused action put aside",
      book: "Refused action booked after all",
      hand: "Refused action handed to the firm, or taken back",
    },
    audit: {
      export: "Log exported",
    },
    delivery: {
      checking: "Sending checked again",
      choice: "Sending waits for a choice",
      delivered: "Sending received",
      interrupted: "Sending interrupted",
      reconciled: "Sending reconciled",
      rejected: "Sending rejected by the other system",
      sending: "Being sent",
      unknown: "Sending without an answer",
      waiting: "Sending waits",
    },
    device: {
      lost: "Actions lost by a device",
      renew: "Device enrolled anew",
      revoke: "Device revoked",
    },
    email: {
      confirm: "E-mail address confirmed",
    },
    fec: {
      export: "FEC exported",
    },
    invitation: {
      resend: "Invitation sent again",
    },
    numbering: {
      open: "Numbering opened after a restored backup",
    },
    password: {
      askReset: "New password asked for",
      change: "Password changed",
      reset: "Password replaced",
    },
    server: {
      restored: "Backup restored on the server",
    },
    session: {
      end: "Session ended",
      endAll: "All sessions ended",
      signIn: "Signed in",
      signOut: "Signed out",
    },
    user: {
      beginAgain: "Account asked for again",
      change: "Details changed",
      create: "Account created",
    },
  },
} as const;
