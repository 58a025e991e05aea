import { A, useNavigate } from "@solidjs/router";
import { createResource, createSignal, Match, Show, Switch } from "solid-js";
import { useApp } from "#web/app/app-context.ts";
import { askServer, type ServerAnswer } from "#web/app/ask-server.ts";
import type { OfferedPlace } from "#web/app/read-session.ts";
import { RequestNotice } from "#web/app/request-notice.tsx";
import { useBooks } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { RadioGroup } from "#web/ui/radio-group.tsx";
import { FirmSees } from "./firm-sees.tsx";
import { invitationTexts } from "./invitation-texts.ts";
import { NewFirmForm } from "./new-firm-form.tsx";

interface FirmOfferProps {
  readonly place: Omit<OfferedPlace, "id" | "companyId">;
  /** Where the answer goes: `/firm` below it takes the company in, `/decline` does not. */
  readonly path: string;
}

interface OwnFirm {
  readonly id: string;
  readonly name: string;
}

/** A company that asks to be looked after: what the firm will see, which firm takes it in, and the way to decline. */
export function FirmOffer(props: FirmOfferProps) {
  const t = useTexts(invitationTexts);
  const problemText = useProblemText();
  const navigate = useNavigate();
  const app = useApp();
  const { books, chooseCompany } = useBooks();
  const [firms] = createResource(app.isSignedIn, async (): Promise<readonly OwnFirm[] | ServerAnswer> => {
    const said = await askServer("GET", "/firm");
    return said.kind === "done" ? (said.body as { readonly firms: readonly OwnFirm[] }).firms : said;
  });
  const [chosen, setChosen] = createSignal<string | null>(null);
  const [answer, setAnswer] = createSignal<ServerAnswer | null>(null);
  const [isDeclined, setDeclined] = createSignal(false);
  const [isBusy, setBusy] = createSignal(false);
  // Kept while this is open, so that trying again after a cut begins no second firm.
  const newFirm = crypto.randomUUID();

  const own = () => {
    const known = firms.latest;
    return known !== undefined && "length" in known ? known : null;
  };
  const trouble = () => {
    const known = firms.latest;
    return known !== undefined && !("length" in known) ? known : null;
  };
  const firm = () => chosen() ?? own()?.[0]?.id ?? null;
  const refused = () => {
    const said = answer();
    return said?.kind === "refused" ? problemText({ code: said.codes[0] ?? "" }) : null;
  };

  async function take(id: string) {
    const said = await askServer("POST", `${props.path}/firm`, { firm: id });
    setAnswer(said);
    if (said.kind !== "done") return;
    chooseCompany(id);
    // What was begun a moment ago has to be on this device before its list is opened.
    await books()?.synchronise();
    navigate("/clients", { replace: true });
  }
  async function begin(typed: { readonly name: string; readonly country: "FR" | "NL" }) {
    const said = await askServer("POST", "/firm", { id: newFirm, ...typed });
    setAnswer(said);
    if (said.kind === "done") await take(newFirm);
  }
  async function decline() {
    const said = await askServer("POST", `${props.path}/decline`);
    setAnswer(said);
    setDeclined(said.kind === "done");
  }
  const once = (work: () => Promise<void>) => async () => {
    if (isBusy()) return;
    setBusy(true);
    try {
      await work();
    } finally {
      setBusy(false);
    }
  };

  return (
    <div class="stack">
      <div>
        <h2>{props.place.company}</h2>
        <p>{t("firm.offer", { name: props.place.invitedBy, company: props.place.company })}</p>
      </div>
      <Show
        when={!isDeclined()}
        fallback={
          <>
            <Notice tone="ok" live title={t("firm.declined")}>
              {t("firm.declinedText", { company: props.place.company })}
            </Notice>
            <p class="door-links">
              <A href="/today">{t("toBooks")}</A>
            </p>
          </>
        }
      >
        <FirmSees rights={props.place.firm?.rights ?? []} />
        <RequestNotice answer={answer()} />
        <RequestNotice answer={trouble()} />
        <Show when={refused()}>{(words) => <Notice tone="bad" live title={words()} />}</Show>
        <Switch>
          <Match when={!app.isSignedIn()}>
            <p class="muted">{t("firm.signInFirst")}</p>
          </Match>
          <Match when={own()?.length === 0}>
            <NewFirmForm isBusy={isBusy()} onBegin={(typed) => void once(() => begin(typed))()} />
          </Match>
          <Match when={own()}>
            {(known) => (
              <>
                <Show
                  when={known().length > 1}
                  fallback={<p>{t("firm.by", { firm: known()[0]?.name ?? "" })}</p>}
                >
                  <RadioGroup
                    label={t("firm.which")}
                    options={known().map(({ id, name }) => ({ value: id, label: name }))}
                    value={firm()}
                    onChange={setChosen}
                  />
                </Show>
                <Button
                  look="primary"
                  wide
                  disabled={isBusy()}
                  onClick={once(async () => {
                    const id = firm();
                    if (id !== null) await take(id);
                  })}
                >
                  {t("firm.take")}
                </Button>
              </>
            )}
          </Match>
        </Switch>
        <Show when={app.isSignedIn()}>
          <Button wide look="quiet-danger" disabled={isBusy()} onClick={once(decline)}>
            {t("firm.decline")}
          </Button>
        </Show>
      </Show>
    </div>
  );
}
