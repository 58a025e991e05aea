/** The measure of the texts about refused actions. */
export const en = {
  title: "To review",
  listLabel: "Refused actions",
  emptyTitle: "Nothing was refused",
  emptyText:
    "When an action made on a device cannot be accepted, it stands here whole, with the reason and what can be done. Nothing is ever dropped in silence.",
  column: {
    state: "State",
    day: "Made on",
    what: "What",
    amount: "Amount",
  },
  gone: "This was decided already, here or on another device.",
  back: "The whole list",
  whoYou: "by you, on {{ at }}",
  whoOther: "by {{ name }}, on {{ at }}",
  acceptedBefore: "It had been accepted before the server was restored",
  acceptedBeforeText: "It is no longer possible as it is; do it again if it still counts.",
  acceptedBeforeNumbers:
    "It is no longer possible as it is. Number given then: {{ numbers }}; if the invoice was handed out, tell whoever has it.",
  refusedAt: "Refused",
  contestedAt: "Contested",
  issuedAnyway: "Invoice {{ number }} stays issued",
  issuedInvoice: "Invoice {{ number }}",
  issuedTwiceText:
    "Two invoices bear this number, and both are in the books. Open the one that is too many, credit it and make it again: it gets another number. Then leave this line, with the reason.",
  issuedAnywayText:
    "It had been issued on a device, so it is in the books whatever stood against it. If it is wrong, open it and make a credit note; then put this line aside with the reason.",
  leaveIssuedText:
    "The invoice stays as it is. The reason remains readable in the history; only this list is rid of it.",
  dated: "Dated",
  party: "Customer",
  label: "Label",
  about: "About",
  reference: "Action",
  tail: {
    one: "{{ count }} later action was refused with it",
    other: "{{ count }} later actions were refused with it",
  },
  ways: "What you can do now",
  somebody: "another user",
  book: "Book on {{ day }}",
  bookText: "It is booked on {{ day }}, the first open day; its paper keeps its date of {{ documentDay }}.",
  bookTextOpen: "Its own day, {{ day }}, is open by now: it is booked there.",
  bookTextIssued:
    "The invoice is issued on {{ day }}; it keeps in its history that it was approved for {{ documentDay }}.",
  booked: "Booked on {{ day }}",
  bookCase: "Book all {{ count }} actions",
  bookAlone: "Book this one alone on {{ day }}",
  bookCaseText:
    "What was refused with it can be booked in the same go, each on its first open day, or be decided one by one.",
  caseBooked: { one: "{{ count }} action booked", other: "{{ count }} actions booked" },
  caseLeft: { one: "{{ count }} stays here, to be decided", other: "{{ count }} stay here, to be decided" },
  bookClosing: "Into the closing of the year ({{ day }})",
  bookedClosing: "Booked in the closing of the year",
  bookCaseClosing: "All {{ count }} actions into the closing of the year ({{ day }})",
  bookAloneClosing: "This one alone into the closing ({{ day }})",
  caseBookedClosing: {
    one: "{{ count }} action booked in the closing of the year",
    other: "{{ count }} actions booked in the closing of the year",
  },
  hand: "Hand to {{ firm }}",
  handTheFirm: "Hand to the accounting firm",
  handText: "The firm sees it on its desk and decides. You can take it back until then.",
  handedOver: "Handed to the firm",
  handedAway: "Handed to {{ firm }} on {{ at }}",
  handedHere: "Handed to the firm on {{ at }}: it is yours to decide",
  theFirm: "the accounting firm",
  takeBack: "Take back",
  takenBack: "Taken back",
  seen: "Seen",
  seenReason: "Decided by somebody else",
  matchAgain: "Match what is still open",
  matchAgainText: "Of the chosen lines, {{ amount }} can still be settled; {{ rest }} would stay open.",
  matchAgainWhole: "Of the chosen lines, {{ amount }} can still be settled, and nothing stays open.",
  matchAgainLeftOut: {
    one: "{{ count }} line is open no more and is left out.",
    other: "{{ count }} lines are open no more and are left out.",
  },
  matchedAgain: "Matched",
  matchedAgainReason: "Done again with what was still open",
  nothingToMatch:
    "Of these lines nothing can be settled any more: look at the account, then discard this action.",
  openAccount: "Open account {{ account }}",
  openIssued: "Open the invoice",
  openRegister: "See both in the register",
  openVoucher: "Open what it was about",
  openInvoice: "Open the invoice it was for",
  enterAgain: "Enter it again",
  enterAgainText: "The form opens filled in as it was; this line stays until you discard it.",
  again: {
    same: "The form opens on what is there, with what you wanted to change; this line stays until you discard it.",
    changedBy: "Corrected since, {{ who }}.",
    changed:
      "The form opens on what is there now, with only what you wanted to change: read it again before you save.",
    closed:
      "So what it was to correct cannot be corrected any more: the form opens as a new one, filled in as it was. Reverse the old one where it still counts.",
    ended:
      "What it was to correct counts no more, cancelled or reversed: the form opens as a new one, filled in as it was.",
  },
  discard: "Discard",
  discardTitle: "Discard this action?",
  discardText:
    "It stays undone. It remains readable in the books’ history with your reason; only this list is rid of it.",
  reason: "Reason",
  reasonHint: "For instance: entered again on the first open day.",
  reasonMissing: "Say why, in a few words.",
  discarded: "Discarded",
  decided: {
    link: "Decided",
    title: "What was decided",
    listLabel: "Decided actions",
    column: "Decided on",
    back: "What waits",
    emptyTitle: "Nothing has been decided yet",
    emptyText:
      "When a refused action is put aside, or booked on another day, it stays readable here, with who decided so and why.",
    unknown: "This device does not know that decision.",
    openBooked: "Open what it became",
  },
  unknownAct: "An action this version does not know",
  act: {
    company: {
      create: "Begin a company",
      update: "Change the company’s settings",
      handOver: "Hand over ownership",
    },
    member: {
      invite: "Invite a user",
      join: "Accept an invitation",
      place: "Assign a collaborator",
      change: "Change a user",
      rename: "Go by another name",
      relieve: "Take back a collaborator who left",
      remove: "Remove a user",
    },
    role: {
      save: "Save a role",
      remove: "Remove a role",
    },
    period: {
      protect: "Protect a period",
      validate: "Validate a period for good",
    },
    year: {
      change: "Change the days of a fiscal year",
      close: "Close a fiscal year",
    },
    plan: {
      choose: "Choose a plan",
    },
    production: {
      choose: "Choose the connection with the production software",
    },
    firm: {
      update: "Set up the firm’s module",
    },
    care: {
      begin: "Entrust to an accounting firm",
      invite: "Invite the accounting firm",
      accept: "Take in a company that invited the firm",
      decline: "Decline a company",
      change: "File a client company",
      end: "End the firm’s care",
    },
    party: {
      save: "Save a customer or patient",
    },
    article: {
      save: "Save an article",
    },
    series: { declare: "Declare a device's series", close: "Close a device's series" },
    hole: { declare: "Explain missing numbers" },
    voucher: {
      draft: "Write a draft",
      deleteDraft: "Delete a draft",
      approve: "Approve an invoice",
      issue: "Issue an invoice on the spot",
      send: "Send an invoice to the other system",
      correct: "Correct what was recorded",
      cancel: "Cancel what was recorded",
      divide: "Divide what is in common",
      reverse: "Reverse",
    },
    payment: {
      record: "Record a payment",
    },
    entry: {
      record: "Record an entry",
    },
    matching: {
      make: "Match lines",
      undo: "Unmatch lines",
    },
    import: {
      apply: "Import a file",
    },
    connection: {
      choose: "Choose for a link",
    },
    refusal: {
      discard: "Discard a refused action",
      book: "Book a refused action after all",
      hand: "Hand a refused action to the firm",
    },
  },
} as const;
