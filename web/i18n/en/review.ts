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
  whoOther: "by another user, on {{ at }}",
  acceptedBefore: "It had been accepted before the server was restored",
  acceptedBeforeText: "It is no longer possible as it is; do it again if it still counts.",
  acceptedBeforeNumbers:
    "It is no longer possible as it is. Number given then: {{ numbers }}; if the invoice was handed out, tell whoever has it.",
  refusedAt: "Refused",
  dated: "Dated",
  label: "Label",
  reference: "Action",
  tail: {
    one: "{{ count }} later action was refused with it",
    other: "{{ count }} later actions were refused with it",
  },
  ways: "What you can do now",
  openVoucher: "Open what it was about",
  openInvoice: "Open the invoice it was for",
  enterAgain: "Enter it again",
  enterAgainText: "The form opens filled in as it was; this line stays until you discard it.",
  halfTyped: "A payment is already half typed",
  halfTypedText: "Finish or empty that one first, so that nothing you typed is lost.",
  toPayment: "Go to that payment",
  discard: "Discard",
  discardTitle: "Discard this action?",
  discardText:
    "It stays undone. It remains readable in the books’ history with your reason; only this list is rid of it.",
  reason: "Reason",
  reasonHint: "For instance: entered again on the first open day.",
  reasonMissing: "Say why, in a few words.",
  discarded: "Discarded",
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
    voucher: {
      draft: "Write a draft",
      deleteDraft: "Delete a draft",
      approve: "Approve an invoice",
      send: "Send an invoice to the other system",
      correct: "Correct what was recorded",
      cancel: "Cancel what was recorded",
      reverse: "Reverse",
    },
    payment: {
      record: "Record a payment",
    },
    entry: {
      record: "Record an entry",
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
