import { createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";

/** The part of a service worker's own scope used here; TypeScript's DOM library describes only pages. */
interface Scope {
  readonly __WB_MANIFEST: Parameters<typeof precacheAndRoute>[0];
  readonly skipWaiting: () => Promise<void>;
  readonly addEventListener: (type: "message", listener: (event: MessageEvent) => void) => void;
}

declare const self: Scope;

/** What only the server answers: an old answer from a cache would be a lie about the books. */
const SERVER_ONLY = [
  /^\/(sync|session|api|files|health|openapi|people|demonstration|firm|connections\/callback)([/.?]|$)/,
];

precacheAndRoute(self.__WB_MANIFEST);
registerRoute(new NavigationRoute(createHandlerBoundToURL("/index.html"), { denylist: SERVER_ONLY }));

self.addEventListener("message", (event) => {
  if ((event.data as { readonly type?: unknown } | null)?.type === "SKIP_WAITING") void self.skipWaiting();
});
