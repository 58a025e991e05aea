import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/farewell.ts";

export const fr: Dictionary<typeof en> = {
  revoked: "Cet appareil a été retiré de votre compte",
  handingIn: {
    one: "Il remet d’abord au serveur {{ count }} action qui n’existe que sur lui.",
    other: "Il remet d’abord au serveur {{ count }} actions qui n’existent que sur lui.",
  },
  stay: "Laissez cette page ouverte : cela continue tout seul.",
  wiping: "La comptabilité est effacée de cet appareil…",
  nothingWaited: "Tout ce qui y avait été fait était déjà envoyé.",
  handedIn: {
    one: "Il a remis {{ count }} action qui n’était pas encore envoyée. Elle est conservée entière, sans avoir été exécutée.",
    other:
      "Il a remis {{ count }} actions qui n’étaient pas encore envoyées. Elles sont conservées entières, sans avoir été exécutées.",
  },
  whereTheyAre: {
    one: "La personne qui gère la comptabilité la trouve dans « À revoir » et décide de la suite.",
    other: "La personne qui gère la comptabilité les trouve dans « À revoir » et décide de la suite.",
  },
  wiped: "La comptabilité a ensuite été effacée de cet appareil.",
  again: "Vous pouvez vous y reconnecter : il sera alors un nouvel appareil.",
  signIn: "Se connecter",
};
