import { A, useNavigate } from "@solidjs/router";
import { createResource, createSignal, Match, Show, Switch } from "solid-js";
import { useApp } from "#web/app/app-context.ts";
import { askServer, type ServerAnswer } from "#web/app/ask-server.ts";
import { Door } from "#web/app/door.tsx";
import { enterSession } from "#web/app/enter-session.ts";
import type { OfferedPlace } from "#web/app/read-session.ts";
import { RequestNotice } from "#web/app/request-notice.tsx";
import { useBooks } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { FirmOffer } from "./firm-offer.tsx";
import { invitationTexts } from "./invitation-texts.ts";
import { NewAccountForm } from "./new-account-form.tsx";
import { OfferText } from "./offer-text.tsx";

interface OfferedByLinkProps {
  readonly token: string;
}

/** The place that a mail's link offers, and the way in: as who one is here, with a new account, or after signing in. */
export function OfferedByLink(props: OfferedByLinkProps) {
  const t = useTexts(invitationTexts);
  const app = useApp();
  const navigate = useNavigate();
  const { user, chooseCompany } = useBooks();
  const path = () => `/people/invitations/${encodeURIComponent(props.token)}`;
  const [offered] = createResource<ServerAnswer | null>(() => askServer("GET", path()), {
    initialValue: null,
  });
  const [answer, setAnswer] = createSignal<ServerAnswer | null>(null);
  const [isBusy, setBusy] = createSignal(false);

  const isRefused = (said: ServerAnswer | null, code: string) =>
    said?.kind === "refused" && said.codes.includes(code);
  const place = () => {
    const said = offered.latest;
    return said?.kind === "done" ? (said.body as Omit<OfferedPlace, "id" | "companyId">) : null;
  };
  const isGone = () => offered.latest?.kind === "refused" || isRefused(answer(), "invitation.gone");
  const signInHref = () => `/sign-in?then=invitation#${props.token}`;

  async function accept(account: { readonly name: string; readonly password: string } | null) {
    if (isBusy()) return;
    setBusy(true);
    const said = await askServer("POST", `${path()}/accept`, account ?? {});
    if (said.kind === "done") {
      if (account !== null) {
        const entered = await enterSession(app);
        if (entered !== null) app.onSignedIn(entered);
      }
      const { companyId } = said.body as { readonly companyId: string | null };
      if (companyId !== null) {
        chooseCompany(companyId);
        navigate("/invitation/letters", { replace: true });
      }
    }
    setAnswer(said);
    setBusy(false);
  }

  return (
    <Door title={t("title")}>
      <Switch fallback={<RequestNotice answer={offered.latest} />}>
        <Match when={offered.latest === null}>
          <p class="muted" role="status">
            {t("wait")}
          </p>
        </Match>
        <Match when={isGone()}>
          <Notice tone="wait" live title={t("goneTitle")}>
            {t("gone")}
          </Notice>
          <p class="door-links">
            <A href="/today">{t("toBooks")}</A>
          </p>
        </Match>
        <Match when={place()}>
          {(known) => (
            <>
              <Show when={known().firm} fallback={<OfferText place={known()} />}>
                <FirmOffer place={known()} path={path()} />
              </Show>
              <RequestNotice answer={answer()} />
              <Show when={isRefused(answer(), "invitation.signInFirst")}>
                <Notice tone="wait" live title={t("signInFirstTitle")}>
                  {t("signInFirst")}
                </Notice>
              </Show>
              <Show
                when={app.isSignedIn()}
                fallback={
                  <>
                    <NewAccountForm
                      label={t(known().firm ? "firm.join" : "account.join")}
                      isBusy={isBusy()}
                      onAsk={(account) => void accept(account)}
                    />
                    <p class="door-links">
                      <A href={signInHref()}>{t("signIn")}</A>
                    </p>
                  </>
                }
              >
                <Show when={!known().firm}>
                  <Button look="primary" wide disabled={isBusy()} onClick={() => void accept(null)}>
                    {t("acceptAs", { name: user().name })}
                  </Button>
                </Show>
                <p class="door-links">
                  <A href={signInHref()}>{t("otherPerson")}</A>
                  <A href="/today">{t("notNow")}</A>
                </p>
              </Show>
            </>
          )}
        </Match>
      </Switch>
    </Door>
  );
}
