import "./styles/cahier.css";
import { createSignal } from "solid-js";
import { render } from "solid-js/web";
import { App } from "./app/app.tsx";
import { createBooksFrameState } from "./app/create-books-frame-state.ts";
import { createInstall } from "./app/create-install.ts";
import { createLeaving } from "./app/create-leaving.ts";
import { createOpenBooks } from "./app/create-open-books.ts";
import { createUpdate, registerServiceWorker } from "./app/create-update.ts";
import { deviceName } from "./app/device-name.ts";
import { endSession } from "./app/end-session.ts";
import { createBareFrameState } from "./app/frame-state.ts";
import { rememberedLeaving } from "./app/leaving.ts";
import {
  forgetUser,
  rememberDevice,
  rememberedDeviceId,
  rememberedUser,
  rememberUser,
  USER_KEY,
} from "./app/signed-in-user.ts";
import { applyTheme, rememberedTheme } from "./app/theme.ts";
import { createI18n } from "./i18n/create-i18n.tsx";
import { frameTexts } from "./i18n/frame-texts.ts";
import { rememberedLanguage } from "./i18n/language.ts";

applyTheme(rememberedTheme(localStorage), document.documentElement, localStorage);

const language = rememberedLanguage(localStorage);
await frameTexts.load(language);

render(() => {
  const leftBefore = rememberedLeaving(localStorage);
  // Books whose wipe was cut short are wiped to the end, and not opened again.
  const [user, setUser] = createSignal(leftBefore?.isWiped === false ? null : rememberedUser(localStorage));
  // Whoever leaves in one tab leaves in all of them.
  addEventListener("storage", ({ key }) => {
    if (key === null || key === USER_KEY) setUser(rememberedUser(localStorage));
  });
  const books = createOpenBooks({
    user,
    storage: localStorage,
    // The worker and what speaks to it are fetched only once there is somebody whose books to open.
    open: async ({ id, device }) =>
      (await import("./books/open-books.ts")).openBooks({ user: id, device }, (renewed) =>
        rememberDevice(localStorage, id, renewed),
      ),
    signOut: async () => farewell.ask(),
  });
  const farewell = createLeaving({
    user,
    books: books.books,
    storage: localStorage,
    closeBooks: async () => {
      const open = books.books();
      forgetUser(localStorage);
      setUser(null);
      await open?.close();
    },
    wipe: async (id) => (await import("./books/open-books.ts")).wipeBooks(id),
    endSession: () => endSession((...request) => fetch(...request)),
  });
  return (
    <App
      i18n={createI18n({ language, storage: localStorage })}
      books={books}
      state={createBooksFrameState(books, createBareFrameState(window))}
      surroundings={{
        install: createInstall(window),
        update: createUpdate({
          register: import.meta.env.PROD ? registerServiceWorker : async () => () => {},
        }),
        deviceName: deviceName(navigator.userAgent),
        deviceIdOf: (userId) => rememberedDeviceId(localStorage, userId, () => crypto.randomUUID()),
        fetch: (...request) => fetch(...request),
        isSignedIn: () => user() !== null,
        farewell,
        onSignedIn: (signedIn) => {
          rememberUser(localStorage, signedIn);
          setUser(signedIn);
        },
      }}
    />
  );
}, document.getElementById("app")!);
