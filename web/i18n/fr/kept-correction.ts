import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/kept-correction.ts";

export const fr: Dictionary<typeof en> = {
  halfTyped: {
    payment: "Un paiement est déjà à moitié saisi",
    expense: "Une dépense est déjà à moitié saisie",
    entry: "Une écriture est déjà à moitié saisie",
  },
  halfTypedText: "Finissez ou videz d’abord cette saisie, pour que rien ne s’en perde.",
  to: {
    payment: "Aller à ce paiement",
    expense: "Aller à cette dépense",
    entry: "Aller à cette écriture",
  },
  stranded: "Votre correction n’est pas enregistrée, et ne peut pas l’être à présent",
  strandedText:
    "Ce que vous avez saisi est gardé sur cet appareil. Vous pouvez en faire une nouvelle saisie, remplie comme vous l’aviez laissée ; contrepassez l’ancienne si elle compte encore.",
  asNew: "En faire une nouvelle saisie",
  forget: "L’oublier",
};
