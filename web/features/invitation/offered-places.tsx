import { A, useNavigate } from "@solidjs/router";
import { createResource, createSignal, For, Show } from "solid-js";
import { askServer, type ServerAnswer } from "#web/app/ask-server.ts";
import { Door } from "#web/app/door.tsx";
import { type OfferedPlace, toSessionFacts } from "#web/app/read-session.ts";
import { RequestNotice } from "#web/app/request-notice.tsx";
import { useBooks } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { FirmOffer } from "./firm-offer.tsx";
import { invitationTexts } from "./invitation-texts.ts";
import { OfferText } from "./offer-text.tsx";

/** The places that wait for who is signed in: those offered to the address known to be theirs. */
export function OfferedPlaces() {
  const t = useTexts(invitationTexts);
  const navigate = useNavigate();
  const { chooseCompany } = useBooks();
  const [session, { refetch }] = createResource<ServerAnswer | null>(() => askServer("GET", "/session"), {
    initialValue: null,
  });
  const [answer, setAnswer] = createSignal<ServerAnswer | null>(null);
  const places = () => {
    const said = session.latest;
    return said === null ? null : (toSessionFacts(said)?.invitations ?? null);
  };

  async function accept({ companyId, id }: OfferedPlace) {
    const said = await askServer("POST", `/people/companies/${companyId}/invitations/${id}/accept`);
    setAnswer(said);
    if (said.kind !== "done") return void refetch();
    chooseCompany(companyId);
    navigate("/invitation/letters", { replace: true });
  }

  return (
    <Door title={t("title")}>
      <Show when={session.latest?.kind === "signedOut"} fallback={<RequestNotice answer={session.latest} />}>
        <p>{t("nobodyHere")}</p>
        <A class="button" data-look="primary" data-wide="" href="/sign-in?then=invitation">
          {t("signIn")}
        </A>
      </Show>
      <RequestNotice answer={answer()} />
      <Show when={places()}>
        {(known) => (
          <For each={known()} fallback={<p>{t("none")}</p>}>
            {(place) => (
              <Show
                when={place.firm === undefined}
                fallback={
                  <FirmOffer
                    place={place}
                    path={`/people/companies/${place.companyId}/invitations/${place.id}`}
                  />
                }
              >
                <div class="stack">
                  <OfferText place={place} />
                  <Button look="primary" wide onClick={() => void accept(place)}>
                    {t("accept")}
                  </Button>
                </div>
              </Show>
            )}
          </For>
        )}
      </Show>
      <p class="door-links">
        <A href="/today">{t("toBooks")}</A>
      </p>
    </Door>
  );
}
