import "./styles/cahier.css";
import { batch, createEffect, createMemo, createSignal, on } from "solid-js";
import { render } from "solid-js/web";
import { actAs, fetchAsPerson } from "./app/acting-person.ts";
import { App } from "./app/app.tsx";
import { createAutoLock } from "./app/create-auto-lock.ts";
import { createBooksFrameState } from "./app/create-books-frame-state.ts";
import { createInstall } from "./app/create-install.ts";
import { createLeaving } from "./app/create-leaving.ts";
import { createLock } from "./app/create-lock.ts";
import { createOpenBooks } from "./app/create-open-books.ts";
import { createUpdate, registerNothing, registerServiceWorker } from "./app/create-update.ts";
import { deviceName } from "./app/device-name.ts";
import { endSession } from "./app/end-session.ts";
import { createBareFrameState } from "./app/frame-state.ts";
import { rememberedLeaving } from "./app/leaving.ts";
import {
  forgetPerson,
  LOCK_AFTER_MINUTES,
  opensByItself,
  peopleOfDevice,
  rememberPerson,
  rememberPin,
} from "./app/people-of-device.ts";
import {
  forgetUser,
  rememberDevice,
  rememberedDeviceId,
  rememberedUser,
  rememberUser,
  type SignedInUser,
} from "./app/signed-in-user.ts";
import { applyTheme, rememberedTheme } from "./app/theme.ts";
import { beginBooksThread } from "./books/books-thread.ts";
import { createI18n } from "./i18n/create-i18n.tsx";
import { frameTexts } from "./i18n/frame-texts.ts";
import { rememberedLanguage } from "./i18n/language.ts";

/** Who else is here can wait until the first screen is complete. */
const RECALL_AFTER_MILLISECONDS = 10_000;

applyTheme(rememberedTheme(localStorage), document.documentElement, localStorage);

const language = rememberedLanguage(localStorage);
const texts = frameTexts.load(language);
const people = { peopleOfDevice, rememberPerson, rememberPin, forgetPerson, LOCK_AFTER_MINUTES };
/** Where the files cannot be read, what local storage says has to do. */
const recallPeople = () =>
  import("./app/recall-people.ts").then((file) => file.recallPeople(localStorage, people)).catch(() => {});
const isAtOnce = opensByItself(localStorage);
if (isAtOnce) {
  beginBooksThread();
  // What speaks to it is there when the first screen asks for it.
  import("./books/open-books.ts").catch(() => {});
} else if (rememberedUser(localStorage) === null) {
  // Where nobody signed in yet, that screen comes along with the words it speaks.
  import("./features/sign-in/sign-in-page.tsx").catch(() => {});
}
// Otherwise the first screen is about who is here.
if (!isAtOnce) await recallPeople();
await texts;

render(() => {
  const leftBefore = rememberedLeaving(localStorage);
  // Books whose wipe was cut short are wiped to the end, and not opened again.
  const [active, setActive] = createSignal(
    leftBefore?.isWiped === false ? null : rememberedUser(localStorage),
  );
  const deviceIdOf = (userId: string) => rememberedDeviceId(localStorage, userId, () => crypto.randomUUID());
  const lock = createLock({
    active,
    setActive,
    deviceIdOf,
    storage: localStorage,
    // The worker and what speaks to it are fetched only once there is somebody whose books to open.
    openBooks: async ({ id, name, device }, by) =>
      (await import("./books/open-books.ts")).openBooks(
        { user: id, name, device },
        (renewed) => rememberDevice(localStorage, id, renewed),
        by,
      ),
    readLockState: async (id) => (await import("./books/open-books.ts")).readLockState(id),
    recallPeople,
    now: () => Date.now(),
  });
  if (isAtOnce) setTimeout(() => void recallPeople().then(lock.refresh), RECALL_AFTER_MILLISECONDS);
  /** Whose books are to be open: nobody's while the device is locked. */
  const user = createMemo(() => (lock.isLocked() ? null : active()));
  // Whoever leaves in one tab, or locks it, leaves and locks all of them.
  addEventListener("storage", ({ key }) => lock.hear(key));
  const books = createOpenBooks({
    user,
    storage: localStorage,
    open: async (signedIn) => (await lock.open(signedIn))?.books ?? null,
    signOut: async () => farewell.ask(),
  });
  const farewell = createLeaving({
    user,
    books: books.books,
    storage: localStorage,
    closeBooks: async () => {
      const open = books.books();
      forgetUser(localStorage);
      setActive(null);
      await open?.close();
    },
    markWipe: async (id) => (await import("./books/open-books.ts")).markWipe(id),
    wipe: async (id) => (await import("./books/open-books.ts")).wipeBooks(id),
    endSession: () => endSession(fetchAsPerson),
  });
  createEffect(() => {
    if (user() === null) actAs(null);
  });
  createEffect(on(farewell.step, lock.refresh, { defer: true }));
  createAutoLock({
    // A revoked device hands in what it holds before anything else.
    minutes: () => (user() === null || farewell.step() !== null ? null : lock.lockAfterMinutes()),
    onIdle: lock.lock,
    page: window,
    storage: localStorage,
    now: () => Date.now(),
  });
  return (
    <App
      i18n={createI18n({ language, storage: localStorage })}
      books={books}
      state={createBooksFrameState(books, createBareFrameState(window))}
      surroundings={{
        install: createInstall(window),
        update: createUpdate({
          register: import.meta.env.PROD ? registerServiceWorker : registerNothing,
        }),
        deviceName: deviceName(navigator.userAgent),
        deviceIdOf,
        fetch: (...request) => fetch(...request),
        isSignedIn: () => user() !== null,
        farewell,
        lock,
        // In one step: nobody else's books are opened in between.
        onSignedIn: (signedIn: SignedInUser) =>
          batch(() => {
            lock.onSignedIn(signedIn);
            rememberUser(localStorage, signedIn);
            setActive(signedIn);
          }),
      }}
    />
  );
}, document.getElementById("app")!);
