import { cacheNames } from "workbox-core";
import { PrecacheController, PrecacheRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { keepAhead } from "./keep-ahead.ts";

/** The part of a service worker's own scope used here; TypeScript's DOM library describes only pages. */
interface Scope {
  readonly __WB_MANIFEST: readonly { readonly url: string; readonly revision: string | null }[];
  readonly skipWaiting: () => Promise<void>;
  readonly clients: { readonly claim: () => Promise<void> };
  readonly addEventListener: {
    (type: "message", listener: (event: MessageEvent) => void): void;
    (type: "install" | "activate", listener: (event: Extendable) => void): void;
  };
}

interface Extendable {
  readonly waitUntil: (work: Promise<unknown>) => void;
}

declare const self: Scope;

/** What only the server answers: an old answer from a cache would be a lie about the books. */
const SERVER_ONLY = [
  /^\/(sync|session|api|files|health|openapi|people|demonstration|firm|connections\/callback)([/.?]|$)/,
];

const files = self.__WB_MANIFEST;
const precache = new PrecacheController();
precache.addToCacheList([...files]);

self.addEventListener("install", (event) => {
  // Workbox takes one file after the other, a journey to the server for each: what is kept already it only looks at.
  const named = files.filter(({ revision }) => revision === null).map(({ url }) => url);
  const kept = caches.open(cacheNames.precache).then((cache) => keepAhead(named, cache, fetch));
  event.waitUntil(kept.then(() => precache.install(event)));
});
self.addEventListener("activate", (event) => {
  event.waitUntil(precache.activate(event));
  // The page that installed the app opens its other screens without a network too.
  event.waitUntil(self.clients.claim());
});

registerRoute(new PrecacheRoute(precache));
registerRoute(
  new NavigationRoute(precache.createHandlerBoundToURL("/index.html"), { denylist: SERVER_ONLY }),
);

self.addEventListener("message", (event) => {
  if ((event.data as { readonly type?: unknown } | null)?.type === "SKIP_WAITING") void self.skipWaiting();
});
