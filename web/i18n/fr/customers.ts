import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/customers.ts";

export const fr: Dictionary<typeof en> = {
  title: "Clients et patients",
  titleTrade: "Clients et fournisseurs",
  new: "Nouveau client",
  listLabel: "Clients et patients",
  column: {
    number: "Numéro",
    name: "Nom",
    city: "Ville",
    role: "Type",
  },
  role: {
    label: "Type",
    customer: "Client",
    supplier: "Fournisseur",
    payer: "Organisme",
    patient: "Patient",
  },
  number: "Numéro",
  numberHint: "Le sien dans vos livres et dans le système où il part.",
  numberMoved:
    "{{ number }}, proposé par l’appareil, était déjà pris sur un autre ; le serveur a donné celui-ci.",
  name: "Nom",
  patientName: "Nom du patient",
  patientHint: "Reste au cabinet : les livres, le comptable et les autres systèmes ne voient que le code.",
  isPrivatePerson: "Un particulier",
  address: "Adresse",
  postalCode: "Code postal",
  city: "Ville",
  country: "Pays, deux lettres",
  countryUnreadable: "Deux lettres, comme FR.",
  vatNumber: "N° de TVA",
  vatNumberUnreadable:
    "Ce n’est pas un numéro de TVA : il commence par les lettres de son pays, comme {{ prefix }}, et en a tous les chiffres.",
  email: "E-mail",
  emailUnreadable: "Ce n’est pas une adresse e-mail.",
  terms: "Délai de paiement, en jours",
  termsUnreadable: "Un nombre entier de jours, 365 au plus.",
  numberTaken: "{{ name }} porte déjà ce numéro.",
  saved: "Enregistré sur cet appareil",
  emptyTitle: "Personne pour l’instant",
  emptyText: "Ajoutez qui vous facturez ou soignez ; un patient n’est connu des livres que par un code.",
  emptyTextTrade: "Ajoutez qui vous facturez, et qui vous facture.",
};
