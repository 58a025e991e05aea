import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/begin.ts";

export const nl: Dictionary<typeof en> = {
  title: "Beginnen",
  intro: "Uw naam en uw adres: vijf minuten later staat de eerste betaling in de boeken.",
  name: "Voornaam en naam",
  nameMissing: "Vul uw naam in.",
  email: "E-mailadres",
  emailHint: "Zes cijfers om mee in te loggen en een eerste wachtwoord gaan daarheen.",
  emailUnreadable: "Dit lijkt geen e-mailadres.",
  send: "Stuur mij de mail",
  sending: "Versturen…",
  haveAccount: "Ik heb al een account",
  mailTitle: "Kijk in uw mail",
  mailText:
    "Er is een mail onderweg naar {{ email }}, met zes cijfers en een eerste wachtwoord. Log daarmee in.",
  mailNext: "Inloggen",
  mailNone: "Na een paar minuten nog niets? Kijk bij de ongewenste mail, of controleer het adres.",
  mailOther: "Het adres wijzigen",
  company: {
    title: "Uw administratie",
    step: "Vraag {{ step }} van {{ steps }}",
    create: "Mijn administratie openen",
    profession: { title: "Wat doet u?" },
    professions: {
      physiotherapist: "Fysiotherapeut (Frankrijk)",
      healthPractice: "Andere zorgpraktijk (Frankrijk)",
      liberal: "Ander vrij beroep (Frankrijk)",
      smallFirm: "Klein bedrijf (Frankrijk)",
      craftsman: "Ambacht of winkel (Frankrijk)",
      practiceNL: "Zorgpraktijk (Nederland)",
      firmNL: "Bedrijf of ambacht (Nederland)",
    },
    people: {
      title: "Wie werken er?",
      code: "Uw drie letters",
      codeHint:
        "Uw honoraria gaan naar de rekening die op deze letters eindigt; collega’s hebben eigen letters.",
    },
    practice: {
      alone: "Ik werk alleen",
      several: "Samen met anderen, ieder doet de eigen aangifte",
      company: "Een vennootschap",
    },
    practiceHint: {
      alone: "Collega’s en een boekhouder kunnen later komen.",
      several: "Gedeelde kosten worden verdeeld; ieder geeft de eigen inkomsten aan.",
      company: "Eén resultatenrekening voor allen.",
    },
    identity: {
      title: "Hoe heet uw administratie?",
      name: "Naam van de administratie",
      nameHint: "Zoals die op facturen moet staan.",
      siren: "SIREN",
      kvk: "KVK-nummer",
      registrationHint: "Als u het bij de hand hebt; anders later, bij de instellingen.",
    },
    accounting: {
      title: "Hoe houdt u de boeken bij?",
      basis: "Boekhouding",
      vat: "Btw",
    },
    basis: {
      cash: "Kasstelsel",
      accrual: "Factuurstelsel",
    },
    basisHint: {
      cash: "Een bedrag telt op de dag dat het betaald wordt.",
      accrual: "Een factuur telt op haar eigen dag, betaald of niet.",
    },
    vatFR: {
      exempt: "Vrijgesteld (zorg: art. 261-4-1° CGI)",
      franchise: "Vrijstelling voor kleine bedrijven (art. 293 B CGI)",
      liable: "Btw-plichtig",
    },
    vatNL: {
      exempt: "Vrijgesteld (art. 11 Wet OB)",
      franchise: "Kleineondernemersregeling (KOR)",
      liable: "Btw-plichtig",
    },
    days: {
      title: "Sinds wanneer?",
      yearFrom: "Eerste dag van het boekjaar",
      yearHint: "Het eindigt op {{ day }}.",
      booksStart: "Eerste dag die hier wordt ingevoerd",
      booksStartHint: "Wat eerder kwam, komt uit een FEC-bestand of blijft waar het is.",
      booksStartHintNL: "Wat eerder kwam, blijft waar het is.",
    },
    ready: {
      title: "Alles is klaar",
      text: "Rekeningschema, dagboeken en betaalwijzen zijn er meteen. Dit alles kan later anders.",
      days: "boekjaar vanaf {{ from }}, hier ingevoerd vanaf {{ start }}",
    },
    fault: {
      codeUnreadable: "Precies drie letters, zonder accenten of cijfers.",
      nameMissing: "Geef een naam.",
      sirenWrong: "Dit is geen SIREN: negen cijfers, waarvan het laatste niet past.",
      kvkWrong: "Een KVK-nummer heeft acht cijfers.",
      dayMissing: "Kies een dag.",
      yearFar: "Kies het lopende boekjaar, of het vorige als dat nog af moet.",
      startOutside: "Deze dag valt niet in het boekjaar.",
    },
  },
};
