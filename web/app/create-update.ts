import { type Accessor, createSignal } from "solid-js";

/** A new version of the app that waits for consent. */
export interface Update {
  readonly waiting: Accessor<boolean>;
  readonly accept: () => void;
  readonly postpone: () => void;
}

interface ServiceWorkerPage {
  /** Registers the service worker; answers what to do when the reader accepts the version that waits. */
  readonly register: (onWaiting: () => void) => Promise<() => void>;
}

/** Watches for a new version. Without consent it takes over only when the last tab is closed. */
export function createUpdate(page: ServiceWorkerPage): Update {
  const [waiting, setWaiting] = createSignal(false);
  const takeOver = page.register(() => setWaiting(true));
  takeOver.catch(() => {}); // without a service worker the app works as long as there is a network
  return {
    waiting,
    accept: () => {
      setWaiting(false);
      void takeOver.then((act) => act());
    },
    postpone: () => setWaiting(false),
  };
}

/** The real registration. workbox-window is fetched after the first drawing, since nothing on screen needs it. */
export const registerServiceWorker: ServiceWorkerPage["register"] = async (onWaiting) => {
  if (!("serviceWorker" in navigator)) return () => {};
  const { Workbox } = await import("workbox-window");
  const workbox = new Workbox("/service-worker.js");
  workbox.addEventListener("waiting", onWaiting);
  await workbox.register();
  return () => {
    workbox.addEventListener("controlling", () => location.reload());
    workbox.messageSkipWaiting();
  };
};
