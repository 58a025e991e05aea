import "./styles/cahier.css";
import { createSignal } from "solid-js";
import { render } from "solid-js/web";
import { App } from "./app/app.tsx";
import { createBooksFrameState } from "./app/create-books-frame-state.ts";
import { createInstall } from "./app/create-install.ts";
import { createOpenBooks } from "./app/create-open-books.ts";
import { createUpdate, registerServiceWorker } from "./app/create-update.ts";
import { deviceName } from "./app/device-name.ts";
import { endSession } from "./app/end-session.ts";
import { createBareFrameState } from "./app/frame-state.ts";
import {
  forgetUser,
  rememberDevice,
  rememberedDeviceId,
  rememberedUser,
  rememberUser,
} from "./app/signed-in-user.ts";
import { applyTheme, rememberedTheme } from "./app/theme.ts";
import { createI18n } from "./i18n/create-i18n.tsx";
import { frameTexts } from "./i18n/frame-texts.ts";
import { rememberedLanguage } from "./i18n/language.ts";

applyTheme(rememberedTheme(localStorage), document.documentElement, localStorage);

const language = rememberedLanguage(localStorage);
await frameTexts.load(language);

render(() => {
  const [user, setUser] = createSignal(rememberedUser(localStorage));
  const books = createOpenBooks({
    user,
    storage: localStorage,
    // The worker and what speaks to it are fetched only once there is somebody whose books to open.
    open: async ({ id, device }) =>
      (await import("./books/open-books.ts")).openBooks({ user: id, device }, (renewed) =>
        rememberDevice(localStorage, id, renewed),
      ),
    signOut: async () => {
      await endSession((...request) => fetch(...request));
      forgetUser(localStorage);
      setUser(null);
    },
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
        onSignedIn: (signedIn) => {
          rememberUser(localStorage, signedIn);
          setUser(signedIn);
        },
      }}
    />
  );
}, document.getElementById("app")!);
