import { type Accessor, createSignal, onCleanup } from "solid-js";

/** What Chromium gives to offer the installation later: https://developer.mozilla.org/docs/Web/API/BeforeInstallPromptEvent */
interface BeforeInstallPromptEvent extends Event {
  readonly prompt: () => Promise<{ readonly outcome: "accepted" | "dismissed" }>;
}

export type InstallState = "installed" | "offered" | "byHand";

export interface Install {
  readonly state: Accessor<InstallState>;
  readonly install: () => Promise<void>;
}

/**
 * Keeps the browser's offer to install until the reader asks for it: nobody wants it in the middle of a payment.
 * Safari makes no offer; there the menu is explained instead.
 */
export function createInstall(page: Window): Install {
  const isStandalone = page.matchMedia?.("(display-mode: standalone)").matches === true;
  const [installed, setInstalled] = createSignal(isStandalone);
  const [offer, setOffer] = createSignal<BeforeInstallPromptEvent | null>(null);

  const keepOffer = (event: Event) => {
    event.preventDefault();
    setOffer(event as BeforeInstallPromptEvent);
  };
  const markInstalled = () => {
    setInstalled(true);
    setOffer(null);
  };
  page.addEventListener("beforeinstallprompt", keepOffer);
  page.addEventListener("appinstalled", markInstalled);
  onCleanup(() => {
    page.removeEventListener("beforeinstallprompt", keepOffer);
    page.removeEventListener("appinstalled", markInstalled);
  });

  return {
    state: () => (installed() ? "installed" : offer() ? "offered" : "byHand"),
    install: async () => {
      const kept = offer();
      if (!kept) return;
      setOffer(null); // an offer can be used once
      const { outcome } = await kept.prompt();
      if (outcome === "accepted") markInstalled();
    },
  };
}
