import { type Accessor, createSignal } from "solid-js";

/** A new version of the app that waits for consent. */
export interface Update {
  readonly waiting: Accessor<boolean>;
  readonly accept: () => void;
  readonly postpone: () => void;
  /** Whether the app itself is all on this device, and opens here without a network. */
  readonly isKept: Accessor<boolean>;
}

interface ServiceWorkerPage {
  /** Registers the service worker; answers what to do when the reader accepts the version that waits. */
  readonly register: (on: {
    readonly waiting: () => void;
    /** Every file of the app is here, or none will ever be kept. */
    readonly kept: () => void;
  }) => Promise<() => void>;
}

/** Watches for a new version. Without consent it takes over only when the last tab is closed. */
export function createUpdate(page: ServiceWorkerPage): Update {
  const [waiting, setWaiting] = createSignal(false);
  const [isKept, setKept] = createSignal(false);
  const takeOver = page.register({ waiting: () => setWaiting(true), kept: () => setKept(true) });
  // Where a browser allows no service worker the app works as long as there is a network, and nobody waits for more.
  takeOver.catch(() => setKept(true));
  return {
    waiting,
    isKept,
    accept: () => {
      setWaiting(false);
      void takeOver.then((act) => act());
    },
    postpone: () => setWaiting(false),
  };
}

/** Where there is nothing to register: nobody waits for it. */
export const registerNothing: ServiceWorkerPage["register"] = async ({ kept }) => {
  kept();
  return () => {};
};

/** The real registration. workbox-window is fetched after the first drawing, since nothing on screen needs it. */
export const registerServiceWorker: ServiceWorkerPage["register"] = async (on) => {
  if (!("serviceWorker" in navigator)) return registerNothing(on);
  void navigator.serviceWorker.ready.then(on.kept);
  const { Workbox } = await import("workbox-window");
  const workbox = new Workbox("/service-worker.js");
  workbox.addEventListener("waiting", on.waiting);
  await workbox.register();
  return () => {
    workbox.addEventListener("controlling", () => location.reload());
    workbox.messageSkipWaiting();
  };
};
