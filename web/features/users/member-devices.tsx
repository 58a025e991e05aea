import { createResource, createSignal, For, Show } from "solid-js";
import type { Member } from "#core/members/member.ts";
import { askServer, type ServerAnswer } from "#web/app/ask-server.ts";
import { markOfDevice } from "#web/app/mark-of-device.ts";
import { RequestNotice } from "#web/app/request-notice.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Tag } from "#web/ui/tag.tsx";
import { usersTexts } from "./users-texts.ts";

/** A browser or an installed app of somebody who works in the company. */
interface MembersDevice {
  readonly id: string;
  readonly name: string;
  readonly lastContactAt: string;
  readonly revokedAt: string | null;
  /** Acts in these books that were made on it, never arrived, and are gone there. */
  readonly lost: {
    readonly count: number;
    readonly since: string | null;
    readonly noticedAt: string;
  } | null;
  readonly person: { readonly id: string };
  readonly mayRevoke: boolean;
}

interface MemberDevicesProps {
  readonly company: string;
  readonly member: Member;
}

/** What somebody's devices hold or have lost of these books, and the way to shut one out that is lost or stolen. */
export function MemberDevices(props: MemberDevicesProps) {
  const t = useTexts(usersTexts);
  const i18n = useI18n();
  const path = () => `/people/companies/${encodeURIComponent(props.company)}/devices`;
  const [devices, again] = createResource(path, async (at): Promise<readonly MembersDevice[] | null> => {
    const said = await askServer("GET", at);
    if (said.kind !== "done") return null;
    return (said.body as { readonly devices?: readonly MembersDevice[] } | null)?.devices ?? null;
  });
  const ofMember = () => devices.latest?.filter(({ person }) => person.id === props.member.id) ?? [];
  const [revoking, setRevoking] = createSignal<MembersDevice | null>(null);
  const [answer, setAnswer] = createSignal<ServerAnswer | null>(null);

  async function revoke({ id }: MembersDevice) {
    const said = await askServer("POST", `${path()}/${encodeURIComponent(id)}/revoke`);
    setAnswer(said.kind === "done" ? null : said);
    setRevoking(null);
    await again.refetch();
  }

  return (
    <Sheet label={t("devices.title", { name: props.member.name })}>
      <div class="sheet-body stack">
        <div>
          <h3>{t("devices.title", { name: props.member.name })}</h3>
          <p class="muted small">{t("devices.text")}</p>
        </div>
        <RequestNotice answer={answer()} />
        <Show when={devices.latest === null}>
          <p class="muted small">{t("devices.unknown")}</p>
        </Show>
        <Show when={devices.latest != null && ofMember().length === 0}>
          <p class="muted small">{t("devices.none")}</p>
        </Show>
        <ul class="people-list">
          <For each={ofMember()}>
            {(device) => (
              <li>
                <span class="grow">
                  <strong>{device.name}</strong>
                  <Show when={markOfDevice(device, ofMember())}>
                    {(mark) => <code class="muted"> {mark()}</code>}
                  </Show>
                  <span class="block small muted">
                    {device.revokedAt === null
                      ? t("devices.lastContact", { at: i18n.dateTime(device.lastContactAt) })
                      : t("devices.revoked", { at: i18n.dateTime(device.revokedAt) })}
                  </span>
                  <Show when={device.lost}>
                    {(lost) => (
                      <span class="block small">
                        <Tag tone="bad">{t("devices.lost", { count: lost().count })}</Tag>{" "}
                        {t(lost().since === null ? "devices.lostNoticed" : "devices.lostBetween", {
                          since: i18n.dateTime(lost().since ?? lost().noticedAt),
                          at: i18n.dateTime(lost().noticedAt),
                        })}
                      </span>
                    )}
                  </Show>
                  <Show when={device.revokedAt === null && !device.mayRevoke && !props.member.isOwner}>
                    <span class="block small muted">
                      {t("devices.ofOthers", { name: props.member.name })}
                    </span>
                  </Show>
                </span>
                <Show when={device.mayRevoke}>
                  <Button
                    look="quiet-danger"
                    aria-label={t("devices.revokeLabel", { device: device.name })}
                    onClick={() => setRevoking(device)}
                  >
                    {t("devices.revoke")}
                  </Button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </div>
      <Show when={revoking()}>
        {(device) => (
          <Dialog
            open
            onClose={() => setRevoking(null)}
            title={t("devices.revokeTitle", { device: device().name })}
            description={t("devices.revokeText")}
            actions={
              <>
                <Button onClick={() => setRevoking(null)}>{i18n.t("action.cancel")}</Button>
                <Button look="danger" onClick={() => void revoke(device())}>
                  {t("devices.revoke")}
                </Button>
              </>
            }
          />
        )}
      </Show>
    </Sheet>
  );
}
