/** The measure of the sentences that say why a link or a sending stands still. */
export const en = {
  vatChoice: "It waits until you have chosen an article type over there for its VAT.",
  other: "For a reason this version does not know ({{ code }}).",
  connection: {
    offline: "The server cannot be reached. Try again when there is a network.",
    failed: "The server did not answer as it should. Nothing is lost; try again in a moment.",
    signedOut: "Your session has ended. Sign in to Cahier again.",
    refusedThere: "On their page the answer was no.",
    answerNotOurs:
      "The answer did not belong to the question asked from here, or came too late. Begin again.",
    unreachable: "Their system cannot be reached at the moment. Try again later.",
    consentEnded: "Their side has ended the permission. Sign in there again.",
    scopeMissing: "The permission given there is not enough. Sign in there again and allow everything asked.",
    disconnected: "The link was ended here.",
    notConnected: "There is no link at the moment.",
    notFound: "There is no such link.",
    notOffered: "Their system cannot do this.",
    busy: "A sending is under way. Try again in a moment.",
  },
  rights: {
    missing: "Your role does not allow this; an administrator can do it.",
  },
  delivery: {
    tooManyRequests: "They ask us to slow down. It is sent by itself a little later.",
    unreachable: "Their system cannot be reached. It is tried again by itself.",
    theirError: "Their system has a fault at the moment. It is tried again by itself.",
    unreadable: "Their answer could not be read. It is looked up there before anything is sent again.",
    timedOut: "No answer in time. It is looked up there before anything is sent again.",
    connectionLost:
      "The line broke before their answer. It is looked up there before anything is sent again.",
    serverRestored:
      "The server was restored from a backup. Cahier first looks there whether the voucher has arrived, before anything is sent again.",
    stopped: "Sending was interrupted on our side. It is looked up there before anything is sent again.",
    lookedUp: "Not found there at the first look; it is looked up once more, then sent.",
    customerIncomplete: "Something they require is missing from the customer, such as an address.",
    customerTooLong: "Something of the customer is longer than they can hold.",
    currencyDiffers: "Their company keeps its books in another currency.",
    periodLocked: "That period is locked there. It is tried again every hour; open the period there.",
    companyNotReady: "Their company is not ready for invoices: finish its settings there.",
    accessMissing: "The linked user may not do this there. Give them the right there.",
    standardArticleChanged:
      "The standard article we made there was changed. Put its article type back there.",
    tooManyLines: "The invoice has more lines than they take.",
    misconfigured: "Cahier is not set up rightly for their system. Tell who runs the server.",
    rejected: "They refused it; their own words say why.",
    saleNotNumbered: "The credit note waits until its invoice has a number there.",
    notApproved: "The invoice is not approved, or is gone.",
    notOffered: "Their system takes no invoices.",
    cannotLookUp: "It may have arrived, and their system cannot be asked. Look there before sending again.",
    otherCompany: "It may have gone to the company linked before. Look there before sending again.",
    referenceTaken:
      "Another document stands there under our reference, for another customer, day or kind. Delete or correct it there, then send again: we look before we send.",
    doubled:
      "It stands there more than once, and the surplus was changed or issued: keep one there, then compare again.",
    missing: "It arrived, and is no longer there. Send it again if it should be.",
    totalDiffers: "Arrived, but their total differs from ours.",
    vatDiffers: "Arrived with the same total, but their VAT differs from ours.",
  },
} as const;
