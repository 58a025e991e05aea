import "./styles/cahier.css";
import { createSignal } from "solid-js";
import { render } from "solid-js/web";
import { App } from "./app/app.tsx";
import { createInstall } from "./app/create-install.ts";
import { createUpdate, registerServiceWorker } from "./app/create-update.ts";
import { rememberedDevice } from "./app/device.ts";
import { createBareFrameState } from "./app/frame-state.ts";
import { isSignedInHere, rememberSignedIn } from "./app/signed-in.ts";
import { applyTheme, rememberedTheme } from "./app/theme.ts";
import { createI18n } from "./i18n/create-i18n.tsx";
import { frameTexts } from "./i18n/frame-texts.ts";
import { rememberedLanguage } from "./i18n/language.ts";

applyTheme(rememberedTheme(localStorage), document.documentElement, localStorage);

const language = rememberedLanguage(localStorage);
await frameTexts.load(language);

render(() => {
  const [isSignedIn, setSignedIn] = createSignal(isSignedInHere(localStorage));
  return (
    <App
      i18n={createI18n({ language, storage: localStorage })}
      state={createBareFrameState(window)}
      surroundings={{
        install: createInstall(window),
        update: createUpdate({
          register: import.meta.env.PROD ? registerServiceWorker : async () => () => {},
        }),
        device: rememberedDevice(localStorage, navigator, () => crypto.randomUUID()),
        fetch: (...request) => fetch(...request),
        isSignedIn,
        onSignedIn: () => {
          rememberSignedIn(localStorage);
          setSignedIn(true);
        },
      }}
    />
  );
}, document.getElementById("app")!);
