import { isPredefinedRole, type Right } from "#core/rights/rights.ts";
import type { Letter } from "./mail.ts";
import { en } from "./texts/en.ts";
import { fr, type MailTexts } from "./texts/fr.ts";
import { nl } from "./texts/nl.ts";

/** How long links live, here because their mails say so. */
export const CONFIRM_HOURS = 24;
export const RESET_HOURS = 1;
export const INVITATION_DAYS = 14;

const textsByLanguage: Readonly<Record<string, MailTexts>> = { fr, nl, en };
const textsIn = (language: string): MailTexts => textsByLanguage[language] ?? fr;

/**
 * To whoever asked for an account. The name they gave is not repeated: a stranger may have asked, and would be writing
 * to this mailbox in our name.
 */
export function welcomeLetter(
  language: string,
  logIn: { readonly identifier: string; readonly password: string; readonly url: string },
): Letter {
  const { hello, ignore, identifier, password, welcome } = textsIn(language);
  return {
    kind: "account.begin",
    language,
    subject: welcome.subject,
    paragraphs: [hello, welcome.body],
    facts: [
      [identifier, logIn.identifier],
      [password, logIn.password],
    ],
    link: { label: welcome.link, url: logIn.url },
    closing: [ignore],
  };
}

/** To whoever asked for an account and has one. */
export function knownLetter(
  language: string,
  account: { readonly identifier: string; readonly url: string },
): Letter {
  const { hello, ignore, identifier, onceHour, known } = textsIn(language);
  return {
    kind: "account.known",
    language,
    subject: known.subject,
    paragraphs: [hello, known.body],
    facts: [[identifier, account.identifier]],
    link: { label: known.link, url: account.url },
    closing: [onceHour, ignore],
  };
}

/** To an address that somebody says is theirs; with a fresh initial password while they have no own one. */
export function confirmLetter(
  language: string,
  { url, password }: { readonly url: string; readonly password: string | null },
): Letter {
  const texts = textsIn(language);
  const { confirm } = texts;
  return {
    kind: "email.confirm",
    language,
    subject: confirm.subject,
    paragraphs: [texts.hello, confirm.body, ...(password === null ? [] : [confirm.withPassword])],
    facts: password === null ? [] : [[texts.password, password]],
    link: { label: confirm.link, url },
    closing: [texts.onceHours(CONFIRM_HOURS), texts.ignore],
  };
}

/** To the holder of an address that somebody else said was theirs. */
export function takenLetter(language: string): Letter {
  const { hello, ignore, taken } = textsIn(language);
  return {
    kind: "email.taken",
    language,
    subject: taken.subject,
    paragraphs: [hello, taken.body],
    closing: [ignore],
  };
}

/** To the address an account had before. */
export function movedLetter(language: string): Letter {
  const { hello, moved } = textsIn(language);
  return { kind: "email.moved", language, subject: moved.subject, paragraphs: [hello, moved.body] };
}

export function resetLetter(language: string, url: string): Letter {
  const { hello, ignore, onceHour, reset } = textsIn(language);
  return {
    kind: "password.reset",
    language,
    subject: reset.subject,
    paragraphs: [hello, reset.body],
    link: { label: reset.link, url },
    closing: [onceHour, ignore],
  };
}

/** To whoever of an accounting firm has created a client company. */
export function createdLetter(language: string, company: string, url: string): Letter {
  const { hello, created } = textsIn(language);
  return {
    kind: "company.create",
    language,
    subject: created.subject(company),
    paragraphs: [hello, created.body(company)],
    link: { label: created.link, url },
  };
}

/** Which place somebody is offered, and by whom. */
export interface OfferedPlace {
  readonly company: string;
  readonly invitedBy: string;
  /** One of the predefined roles, or the name the company gave its own. */
  readonly role: string;
  /** What an accounting firm may do that is asked to look after the company; absent for one person's place. */
  readonly firm?: { readonly rights: readonly Right[] };
}

export function invitationLetter(language: string, place: OfferedPlace, url: string): Letter {
  const texts = textsIn(language);
  if (place.firm !== undefined) {
    const { subject, body, sees, link } = texts.careInvitation;
    return {
      kind: "care.invite",
      language,
      subject: subject(place.company),
      paragraphs: [texts.hello, body(place.invitedBy, place.company), sees],
      link: { label: link, url },
      closing: [texts.onceDays(INVITATION_DAYS), texts.ignore],
    };
  }
  return {
    kind: "member.invite",
    language,
    subject: texts.invitation.subject(place.company),
    paragraphs: [
      texts.hello,
      texts.invitation.body(place.invitedBy, place.company, roleName(texts, place.role)),
    ],
    link: { label: texts.invitation.link, url },
    closing: [texts.onceDays(INVITATION_DAYS), texts.ignore],
  };
}

/** To the owner of a company, and to whoever invited the firm: it took the company in. */
export function takenInLetter(
  language: string,
  { company, firm, by, url }: Readonly<Record<"company" | "firm" | "by" | "url", string>>,
): Letter {
  const { hello, takenIn, open } = textsIn(language);
  return {
    kind: "care.accept",
    language,
    subject: takenIn.subject(firm),
    paragraphs: [hello, takenIn.body(by, firm, company)],
    link: { label: open, url },
  };
}

/** The same when the firm would not have it. */
export function declinedLetter(
  language: string,
  { company, by, url }: Readonly<Record<"company" | "by" | "url", string>>,
): Letter {
  const { hello, declined, open } = textsIn(language);
  return {
    kind: "care.decline",
    language,
    subject: declined.subject(company),
    paragraphs: [hello, declined.body(by, company)],
    link: { label: open, url },
  };
}

/** To both sides, whoever of them ended it. */
export function careEndedLetter(
  language: string,
  {
    to,
    isByFirm,
    company,
    firm,
    url,
  }: Readonly<Record<"company" | "firm" | "url", string>> & {
    readonly to: "company" | "firm";
    readonly isByFirm: boolean;
  },
): Letter {
  const { hello, careEnded, open } = textsIn(language);
  return {
    kind: "care.end",
    language,
    subject: careEnded.subject(company),
    paragraphs: [
      hello,
      isByFirm ? careEnded.byFirm(firm, company) : careEnded.byCompany(firm, company),
      to === "firm" ? careEnded.firmNext : careEnded.companyNext,
    ],
    link: { label: open, url },
  };
}

/** What the firm's role is called in a company, in the language of whoever invites it. */
export const firmRoleName = (language: string): string => textsIn(language).firmRole;

/** To somebody for whom an administrator made an account: the password comes from that person. */
export function accountLetter(
  language: string,
  place: OfferedPlace,
  { identifier, url }: { readonly identifier: string; readonly url: string },
): Letter {
  const texts = textsIn(language);
  return {
    kind: "member.account",
    language,
    subject: texts.account.subject(place.company),
    paragraphs: [
      texts.hello,
      texts.account.body(place.invitedBy, place.company, roleName(texts, place.role)),
    ],
    facts: [[texts.identifier, identifier]],
    link: { label: texts.account.link, url },
    closing: [texts.onceDays(INVITATION_DAYS), texts.ignore],
  };
}

const roleName = ({ roles }: MailTexts, role: string) => (isPredefinedRole(role) ? roles[role] : role);
