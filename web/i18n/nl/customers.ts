import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/customers.ts";

export const nl: Dictionary<typeof en> = {
  title: "Klanten en patiënten",
  titleTrade: "Klanten en leveranciers",
  new: "Nieuwe klant",
  listLabel: "Klanten en patiënten",
  column: {
    number: "Nummer",
    name: "Naam",
    city: "Plaats",
    role: "Soort",
  },
  role: {
    label: "Soort",
    customer: "Klant",
    supplier: "Leverancier",
    payer: "Verzekeraar",
    patient: "Patiënt",
  },
  number: "Nummer",
  numberHint: "Het nummer in uw boeken en in het systeem waar het heen gaat.",
  numberMoved:
    "{{ number }}, door het apparaat voorgesteld, was op een ander al in gebruik; de server gaf dit nummer.",
  name: "Naam",
  patientName: "Naam van de patiënt",
  patientHint: "Blijft in de praktijk: de boeken, de accountant en andere systemen zien alleen de code.",
  isPrivatePerson: "Een particulier",
  address: "Adres",
  postalCode: "Postcode",
  city: "Plaats",
  country: "Land, twee letters",
  countryUnreadable: "Twee letters, zoals NL.",
  vatNumber: "Btw-nummer",
  vatNumberUnreadable:
    "Dit is geen btw-nummer: het begint met de letters van zijn land, zoals {{ prefix }}, en heeft al zijn cijfers.",
  email: "E-mail",
  emailUnreadable: "Dit is geen e-mailadres.",
  terms: "Betalingstermijn in dagen",
  termsUnreadable: "Een heel aantal dagen, hoogstens 365.",
  numberTaken: "{{ name }} heeft dit nummer al.",
  saved: "Bewaard op dit apparaat",
  emptyTitle: "Nog niemand",
  emptyText: "Voeg toe wie u factureert of behandelt; een patiënt staat in de boeken alleen met een code.",
  emptyTextTrade: "Voeg toe aan wie u factureert, en wie aan u factureert.",
};
