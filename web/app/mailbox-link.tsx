import { createResource, Show } from "solid-js";
import { useI18n } from "#web/i18n/create-i18n.tsx";

const MAILBOX = "/demonstration/mailbox";

/** The way to the mails of the demonstration, which leave for nowhere. A real server has no such address. */
export function MailboxLink() {
  const { t } = useI18n();
  const [isThere] = createResource(
    () =>
      fetch(MAILBOX, { method: "HEAD" }).then(
        (answer) => answer.ok && (answer.headers.get("content-type")?.startsWith("text/html") ?? false),
        () => false,
      ),
    { initialValue: false },
  );
  return (
    <Show when={isThere.latest}>
      <p class="door-links">
        <a href={MAILBOX} target="_blank" rel="noreferrer">
          {t("request.mailbox")}
        </a>
      </p>
    </Show>
  );
}
