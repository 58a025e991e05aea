import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/lock.ts";

export const fr: Dictionary<typeof en> = {
  title: "Qui êtes-vous ?",
  intro: "Touchez votre nom pour retrouver votre comptabilité, avec ou sans réseau.",
  people: "Les personnes de cet appareil",
  noPin: "sans code",
  back: "Ce n’est pas vous ?",
  waiting: { one: "{{ count }} action à envoyer", other: "{{ count }} actions à envoyer" },
  someoneElse: "Une autre personne",
  pinOf: "Bonjour {{ name }}",
  pin: "Votre code",
  digit: "Chiffre {{ digit }}",
  erase: "Effacer le dernier chiffre",
  open: "Ouvrir",
  seconds: { one: "{{ count }} s", other: "{{ count }} s" },
  opening: "Ouverture…",
  missing: "Saisissez votre code.",
  wrong: "Ce n’est pas le bon code.",
  left: {
    one: "Encore {{ count }} essai avant de devoir attendre.",
    other: "Encore {{ count }} essais avant de devoir attendre.",
  },
  wait: { one: "Réessayez dans {{ count }} seconde.", other: "Réessayez dans {{ count }} secondes." },
  forgotten: "Code oublié ?",
  offTitle: "Ce code ne sert plus",
  offText:
    "Dix essais étaient faux. Connectez-vous avec votre mot de passe, dès qu’il y a un réseau. Rien n’est perdu : ce qui attend ici est gardé.",
  password: "Se connecter avec le mot de passe",
  failedTitle: "Cela n’a pas pu s’ouvrir",
  failed: "Rien n’est perdu. Réessayez dans un instant.",
};
