import { createResource, createSignal, For, Show } from "solid-js";
import { askServer, type ServerAnswer } from "#web/app/ask-server.ts";
import { markOfDevice } from "#web/app/mark-of-device.ts";
import { RequestNotice } from "#web/app/request-notice.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Tag } from "#web/ui/tag.tsx";
import { accountTexts } from "./account-texts.ts";

/** Where somebody is signed in. */
interface OpenSession {
  readonly id: string;
  readonly signedInAt: string;
  readonly lastSeenAt: string | null;
  readonly device: string | null;
  readonly isThis: boolean;
}

/** A browser or an installed app that may hold books. */
interface EnrolledDevice {
  readonly id: string;
  readonly name: string;
  readonly enrolledAt: string;
  readonly lastContactAt: string | null;
  readonly revokedAt: string | null;
  readonly isThis: boolean;
  /** Acts that were made on it, never arrived, and are gone there. */
  readonly lost: {
    readonly count: number;
    readonly since: string | null;
    readonly noticedAt: string;
  } | null;
}

/** What is about to be closed, once it has been said what that does. */
type Closing =
  | { readonly kind: "session"; readonly id: string; readonly name: string }
  | { readonly kind: "device"; readonly id: string; readonly name: string };

async function readList<Name extends string, Item>(path: string, name: Name): Promise<readonly Item[]> {
  const answer = await askServer("GET", path);
  if (answer.kind !== "done") return [];
  return (answer.body as Readonly<Record<Name, readonly Item[]>> | null)?.[name] ?? [];
}

/** Every open session and enrolled device, when each was last heard of, and the way to close it. */
export function PlacesSection() {
  const t = useTexts(accountTexts);
  const i18n = useI18n();
  const [sessions, sessionsAgain] = createResource(
    () => readList<"sessions", OpenSession>("/session/sessions", "sessions"),
    { initialValue: [] },
  );
  const [devices, devicesAgain] = createResource(
    () => readList<"devices", EnrolledDevice>("/session/devices", "devices"),
    { initialValue: [] },
  );
  const [closing, setClosing] = createSignal<Closing | null>(null);
  const [answer, setAnswer] = createSignal<ServerAnswer | null>(null);

  async function close({ kind, id }: Closing) {
    const said =
      kind === "session"
        ? await askServer("DELETE", `/session/sessions/${encodeURIComponent(id)}`)
        : await askServer("POST", `/session/devices/${encodeURIComponent(id)}/revoke`);
    // One that is gone already is what was wanted.
    setAnswer(said.kind === "refused" ? null : said);
    setClosing(null);
    await Promise.all([sessionsAgain.refetch(), devicesAgain.refetch()]);
  }

  const lastContact = (at: string | null) =>
    at === null ? t("places.never") : t("places.lastContact", { at: i18n.dateTime(at) });

  return (
    <>
      <RequestNotice answer={answer()} />
      <Sheet label={t("places.devices")}>
        <div class="sheet-body stack">
          <div>
            <h2>{t("places.devices")}</h2>
            <p class="muted small">{t("places.devicesText")}</p>
          </div>
          <ul class="people-list">
            <For each={devices.latest}>
              {(device) => (
                <li>
                  <span class="grow">
                    <strong>{device.name}</strong>{" "}
                    <Show when={markOfDevice(device, devices.latest)}>
                      {(mark) => <code class="muted">{mark()} </code>}
                    </Show>
                    <Show when={device.isThis}>
                      <Tag tone="ok">{t("places.this")}</Tag>
                    </Show>
                    <span class="block small muted">
                      {device.revokedAt === null
                        ? lastContact(device.lastContactAt)
                        : t("places.revoked", { at: i18n.dateTime(device.revokedAt) })}
                    </span>
                    <Show when={device.lost}>
                      {(lost) => (
                        <span class="block small">
                          <Tag tone="bad">{t("places.lost", { count: lost().count })}</Tag>{" "}
                          {t(lost().since === null ? "places.lostNoticed" : "places.lostBetween", {
                            since: i18n.dateTime(lost().since ?? lost().noticedAt),
                            at: i18n.dateTime(lost().noticedAt),
                          })}
                        </span>
                      )}
                    </Show>
                  </span>
                  <Show when={!device.isThis && device.revokedAt === null}>
                    <Button
                      look="quiet-danger"
                      aria-label={t("places.revokeLabel", { name: device.name })}
                      onClick={() => setClosing({ kind: "device", id: device.id, name: device.name })}
                    >
                      {t("places.revoke")}
                    </Button>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </div>
      </Sheet>
      <Sheet label={t("places.sessions")}>
        <div class="sheet-body stack">
          <div>
            <h2>{t("places.sessions")}</h2>
            <p class="muted small">{t("places.sessionsText")}</p>
          </div>
          <ul class="people-list">
            <For each={sessions.latest}>
              {(session) => (
                <li>
                  <span class="grow">
                    <strong>{session.device ?? t("places.unnamed")}</strong>{" "}
                    <Show when={session.isThis}>
                      <Tag tone="ok">{t("places.this")}</Tag>
                    </Show>
                    <span class="block small muted">
                      {t("places.since", { at: i18n.dateTime(session.signedInAt) })}
                      {" · "}
                      {lastContact(session.lastSeenAt)}
                    </span>
                  </span>
                  <Show when={!session.isThis}>
                    <Button
                      look="quiet-danger"
                      aria-label={t("places.endLabel", { name: session.device ?? t("places.unnamed") })}
                      onClick={() =>
                        setClosing({
                          kind: "session",
                          id: session.id,
                          name: session.device ?? t("places.unnamed"),
                        })
                      }
                    >
                      {t("places.end")}
                    </Button>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </div>
      </Sheet>
      <Show when={closing()}>
        {(what) => (
          <Dialog
            open
            onClose={() => setClosing(null)}
            title={t(what().kind === "device" ? "places.revokeTitle" : "places.endTitle", {
              name: what().name,
            })}
            description={t(what().kind === "device" ? "places.revokeText" : "places.endText")}
            actions={
              <>
                <Button onClick={() => setClosing(null)}>{i18n.t("action.cancel")}</Button>
                <Button look="danger" onClick={() => void close(what())}>
                  {t(what().kind === "device" ? "places.revoke" : "places.end")}
                </Button>
              </>
            }
          />
        )}
      </Show>
    </>
  );
}
