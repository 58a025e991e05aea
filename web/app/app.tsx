import { Navigate, type RouteDefinition, Router, type RouteSectionProps } from "@solidjs/router";
import {
  type Component,
  ErrorBoundary,
  lazy,
  Match,
  type ParentProps,
  Show,
  Suspense,
  Switch,
} from "solid-js";
import { BooksProvider, type OpenBooks } from "#web/books/books-context.tsx";
import { type I18n, I18nProvider } from "#web/i18n/create-i18n.tsx";
import { AppContext, type AppSurroundings, useApp } from "./app-context.ts";
import { BrokenScreen } from "./broken-screen.tsx";
import { type FrameState, FrameStateContext } from "./frame-state.ts";
import { frameRoutes, openRoutes } from "./routes.ts";

const FarewellPage = lazy(() =>
  import("./farewell-page.tsx").then((file) => ({ default: file.FarewellPage })),
);
const LockPage = lazy(() => import("./lock-page.tsx").then((file) => ({ default: file.LockPage })));
const SignOutDialog = lazy(() =>
  import("./sign-out-dialog.tsx").then((file) => ({ default: file.SignOutDialog })),
);
const Frame = lazy(() => import("./frame.tsx").then((file) => ({ default: file.Frame })));

/** A device nobody has signed in on has nothing to show but the door. */
function Guarded(props: RouteSectionProps) {
  const app = useApp();
  return (
    <Switch fallback={<Navigate href="/sign-in" />}>
      <Match when={app.farewell.step()}>{(step) => <FarewellPage step={step()} />}</Match>
      <Match when={app.lock.isLocked()}>
        <LockPage />
      </Match>
      <Match when={app.isSignedIn()}>
        <Frame {...props} />
        <Show when={app.farewell.isAsked()}>
          <SignOutDialog />
        </Show>
      </Match>
    </Switch>
  );
}

/** The last net: a fault in the frame itself, or at the door, is still said in words. */
const Root = (props: ParentProps) => (
  <ErrorBoundary fallback={(error: unknown, retry) => <BrokenScreen error={error} onRetry={retry} />}>
    <Suspense>{props.children}</Suspense>
  </ErrorBoundary>
);

const routes: RouteDefinition[] = [
  { path: "/", component: () => <Navigate href="/today" /> },
  ...openRoutes,
  { component: Guarded, children: [...frameRoutes] },
];

interface AppProps {
  readonly i18n: I18n;
  readonly surroundings: AppSurroundings;
  readonly books: OpenBooks;
  readonly state: FrameState;
  /** A router that keeps its place elsewhere than in the address bar, for tests. */
  readonly router?: typeof Router | Component<Parameters<typeof Router>[0]> | undefined;
}

export function App(props: AppProps) {
  const Routing = props.router ?? Router;
  return (
    <I18nProvider i18n={props.i18n}>
      <AppContext.Provider value={props.surroundings}>
        <FrameStateContext.Provider value={props.state}>
          <BooksProvider open={props.books}>
            <Routing root={Root}>{routes}</Routing>
          </BooksProvider>
        </FrameStateContext.Provider>
      </AppContext.Provider>
    </I18nProvider>
  );
}
