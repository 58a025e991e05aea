import { createResource, For, Show } from "solid-js";
import { useApp } from "#web/app/app-context.ts";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import type { Language } from "#web/i18n/language.ts";

/** Somebody of the demonstration, whose password is no secret. */
interface Person {
  readonly name: string;
  readonly login: string;
  readonly password: string;
  readonly about: Readonly<Record<Language, string>>;
}

interface DemonstrationPeopleProps {
  readonly onChoose: (person: Person) => void;
}

/** The log-ins of the demonstration, one touch each. A real server has no such address and nothing is shown. */
export function DemonstrationPeople(props: DemonstrationPeopleProps) {
  const { t, language } = useI18n();
  const app = useApp();
  const [people] = createResource(async (): Promise<readonly Person[]> => {
    try {
      const answer = await app.fetch("/demonstration", { headers: { accept: "application/json" } });
      const isJson = answer.headers.get("content-type")?.startsWith("application/json") ?? false;
      return answer.ok && isJson
        ? ((await answer.json()) as { readonly people: readonly Person[] }).people
        : [];
    } catch {
      return [];
    }
  });

  return (
    <Show when={(people.latest ?? []).length > 0}>
      <section class="demonstration" aria-label={t("signIn.demonstration")}>
        <h2>{t("signIn.demonstration")}</h2>
        <For each={people.latest}>
          {(person) => (
            <button type="button" class="demonstration-person" onClick={() => props.onChoose(person)}>
              <strong>{person.name}</strong>
              <span class="muted small">{person.about[language()]}</span>
            </button>
          )}
        </For>
      </section>
    </Show>
  );
}
