import type { MailTexts } from "./fr.ts";

export const nl: MailTexts = {
  hello: "Goedendag,",
  ignore: "Zegt dit u niets, doe dan niets: er verandert niets.",
  identifier: "Identificatie:",
  password: "Eerste wachtwoord:",
  onceHours: (hours) => `Deze link werkt één keer, binnen ${hours} uur.`,
  onceHour: "Deze link werkt één keer, binnen het uur.",
  onceDays: (days) => `Deze link werkt één keer, binnen ${days} dagen.`,
  roles: { administrator: "beheerder", accountant: "accountant", user: "gebruiker" },
  open: "Cahier openen",
  firmRole: "Accountantskantoor",
  careInvitation: {
    subject: (company: string) => `${company} vertrouwt u de administratie toe`,
    body: (by: string, company: string) =>
      `${by} nodigt uw accountantskantoor uit om de administratie “${company}” op Cahier te verzorgen. Zij blijft van “${company}”: eigenaar en abonnement veranderen niet.`,
    sees: "De link laat zien wat het kantoor te zien krijgt, voordat u aanneemt of afwijst. Namen van patiënten horen daar niet bij.",
    link: "Bekijken wat wordt aangeboden",
  },
  takenIn: {
    subject: (firm: string) => `${firm} verzorgt nu uw administratie`,
    body: (by: string, firm: string, company: string) =>
      `${by}, van “${firm}”, verzorgt voortaan de administratie “${company}”. Zij blijft van u; u kunt dit altijd beëindigen, onder Gebruikers.`,
  },
  declined: {
    subject: (company: string) => `Uitnodiging afgewezen: ${company}`,
    body: (by: string, company: string) =>
      `${by} heeft de uitnodiging voor de administratie “${company}” afgewezen. Er is niets veranderd; u kunt een ander kantoor uitnodigen.`,
  },
  careEnded: {
    subject: (company: string) => `Niet langer verzorgd: ${company}`,
    byFirm: (firm: string, company: string) =>
      `Het accountantskantoor${firm === "" ? "" : ` “${firm}”`} verzorgt de administratie “${company}” niet langer.`,
    byCompany: (firm: string, company: string) =>
      `“${company}” heeft de verzorging door het accountantskantoor${firm === "" ? "" : ` “${firm}”`} beëindigd.`,
    firmNext: "De administratie is uit de lijst van het kantoor verdwenen, en zijn apparaten vergeten haar.",
    companyNext:
      "De mensen van het kantoor hebben geen toegang meer. Boekingen, abonnement en eigenaar blijven zoals ze waren.",
  },
  welcome: {
    subject: "Uw Cahier-identificatie",
    body: "Uw Cahier-account staat klaar. Meld u hiermee aan en kies daarna in de instellingen een eigen wachtwoord.",
    link: "Cahier openen",
  },
  known: {
    subject: "U hebt al een Cahier-account",
    body: "Iemand, waarschijnlijk u, vroeg met dit adres een Cahier-account aan. U hebt er al een. Wachtwoord vergeten? Kies een ander:",
    link: "Een nieuw wachtwoord kiezen",
  },
  confirm: {
    subject: "Bevestig uw e-mailadres",
    body: "Open deze link om te bevestigen dat dit adres van u is.",
    withPassword:
      "Zodra het bevestigd is, vult u dit eerste wachtwoord in bij de instellingen en kiest u daar uw eigen.",
    link: "Dit adres bevestigen",
  },
  taken: {
    subject: "Iemand wilde uw adres gebruiken",
    body: "Op Cahier gaf iemand uw e-mailadres op als het zijne. Het blijft het adres van uw account en van geen ander.",
  },
  moved: {
    subject: "Het e-mailadres van uw account is gewijzigd",
    body: "Uw Cahier-account gebruikt voortaan een ander e-mailadres. Was u dat niet, waarschuw dan meteen wie uw administratie beheert.",
  },
  reset: {
    subject: "Een nieuw Cahier-wachtwoord",
    body: "U wilde een vergeten wachtwoord vervangen. Open deze link om een ander te kiezen; u wordt overal afgemeld.",
    link: "Een nieuw wachtwoord kiezen",
  },
  created: {
    subject: (company) => `Nieuwe administratie: ${company}`,
    body: (company) =>
      `De administratie „${company}” is aangemaakt, met het PRO-abonnement. U bent eigenaar en kunt er mensen voor uitnodigen.`,
    link: "Cahier openen",
  },
  invitation: {
    subject: (company) => `Uitnodiging: ${company}`,
    body: (by, company, role) =>
      `${by} nodigt u uit voor de administratie „${company}” op Cahier, met de rol „${role}”.`,
    link: "De uitnodiging bekijken",
  },
  account: {
    subject: (company) => `Uw toegang tot ${company}`,
    body: (by, company, role) =>
      `${by} maakte voor u een Cahier-account voor de administratie „${company}”, met de rol „${role}”. Het eerste wachtwoord krijgt u van deze persoon.`,
    link: "Dit adres bevestigen",
  },
};
