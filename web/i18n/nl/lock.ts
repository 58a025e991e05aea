import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/lock.ts";

export const nl: Dictionary<typeof en> = {
  title: "Wie bent u?",
  intro: "Tik op uw naam om uw administratie te openen, met of zonder netwerk.",
  people: "De mensen van dit apparaat",
  noPin: "zonder pincode",
  back: "Bent u dit niet?",
  waiting: { one: "{{ count }} actie te verzenden", other: "{{ count }} acties te verzenden" },
  someoneElse: "Iemand anders",
  pinOf: "Dag {{ name }}",
  pin: "Uw pincode",
  digit: "Cijfer {{ digit }}",
  erase: "Het laatste cijfer wissen",
  open: "Openen",
  seconds: { one: "{{ count }} s", other: "{{ count }} s" },
  opening: "Openen…",
  missing: "Voer uw pincode in.",
  wrong: "Dat is niet de juiste pincode.",
  left: {
    one: "Nog {{ count }} poging voordat u moet wachten.",
    other: "Nog {{ count }} pogingen voordat u moet wachten.",
  },
  wait: {
    one: "Probeer het over {{ count }} seconde opnieuw.",
    other: "Probeer het over {{ count }} seconden opnieuw.",
  },
  forgotten: "Pincode vergeten?",
  offTitle: "Deze pincode werkt niet meer",
  offText:
    "Tien pogingen waren fout. Meld u aan met uw wachtwoord zodra er een netwerk is. Er is niets verloren: wat hier wacht, blijft bewaard.",
  password: "Aanmelden met het wachtwoord",
  failedTitle: "Het kon niet worden geopend",
  failed: "Er is niets verloren. Probeer het zo opnieuw.",
};
