import type { MailTexts } from "./fr.ts";

export const en: MailTexts = {
  hello: "Hello,",
  ignore: "If this means nothing to you, do nothing: nothing will change.",
  identifier: "Identifier:",
  password: "Initial password:",
  onceHours: (hours) => `This link works once, within ${hours} hours.`,
  onceHour: "This link works once, within the hour.",
  onceDays: (days) => `This link works once, within ${days} days.`,
  roles: { administrator: "administrator", accountant: "accountant", user: "user" },
  open: "Open Cahier",
  firmRole: "Accounting firm",
  careInvitation: {
    subject: (company: string) => `${company} entrusts you with its books`,
    body: (by: string, company: string) =>
      `${by} invites your accounting firm to look after the books of “${company}” on Cahier. They stay with “${company}”: owner and plan do not change.`,
    sees: "The link shows what the firm will see, before you accept or decline. Patients’ names are no part of it.",
    link: "See what is offered",
  },
  takenIn: {
    subject: (firm: string) => `${firm} now looks after your books`,
    body: (by: string, firm: string, company: string) =>
      `${by}, of “${firm}”, has agreed to look after the books of “${company}”. They stay yours; you can end it at any time, under Users.`,
  },
  declined: {
    subject: (company: string) => `Invitation declined: ${company}`,
    body: (by: string, company: string) =>
      `${by} has declined to look after the books of “${company}”. Nothing has changed; you can invite another firm.`,
  },
  careEnded: {
    subject: (company: string) => `No longer looked after: ${company}`,
    byFirm: (firm: string, company: string) =>
      `The accounting firm${firm === "" ? "" : ` “${firm}”`} has stopped looking after the books of “${company}”.`,
    byCompany: (firm: string, company: string) =>
      `“${company}” has ended what the accounting firm${firm === "" ? "" : ` “${firm}”`} did for it.`,
    firmNext: "The company has left the firm’s list, and the firm’s devices forget it.",
    companyNext: "The firm’s people are let in no longer. Entries, plan and owner stay as they were.",
  },
  welcome: {
    subject: "Your Cahier identifier",
    body: "Your Cahier account is ready. Sign in with these, then choose a password of your own in the settings.",
    link: "Open Cahier",
  },
  known: {
    subject: "You already have a Cahier account",
    body: "Somebody, probably you, asked for a Cahier account with this address. You already have one. Forgot the password? Choose another:",
    link: "Choose a new password",
  },
  confirm: {
    subject: "Confirm your e-mail address",
    body: "Open this link to confirm that this address is yours.",
    withPassword:
      "Once it is confirmed, this is the initial password to type in the settings before you choose your own.",
    link: "Confirm this address",
  },
  taken: {
    subject: "Somebody tried to use your address",
    body: "On Cahier, somebody gave your e-mail address as theirs. It stays the address of your account, and of no other.",
  },
  moved: {
    subject: "The e-mail address of your account has changed",
    body: "Your Cahier account now uses another e-mail address. If that was not you, tell whoever administers your books at once.",
  },
  reset: {
    subject: "A new Cahier password",
    body: "You asked to replace a forgotten password. Open this link to choose another; you will be signed out everywhere.",
    link: "Choose a new password",
  },
  created: {
    subject: (company) => `New company: ${company}`,
    body: (company) =>
      `The company “${company}” has been created, with the PRO plan. You own it, and may invite people to it.`,
    link: "Open Cahier",
  },
  invitation: {
    subject: (company) => `Invitation: ${company}`,
    body: (by, company, role) =>
      `${by} invites you to keep the books of “${company}” on Cahier, with the role “${role}”.`,
    link: "See the invitation",
  },
  account: {
    subject: (company) => `Your access to ${company}`,
    body: (by, company, role) =>
      `${by} made you a Cahier account for the books of “${company}”, with the role “${role}”. They will give you the initial password.`,
    link: "Confirm this address",
  },
};
