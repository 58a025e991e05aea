import { Show } from "solid-js";
import { useI18n } from "#web/i18n/create-i18n.tsx";

interface KeptLineProps {
  readonly isRestored: boolean;
  readonly onDiscard: () => void;
}

/** Says that the form still holds what an earlier visit left unsaved, and lets it be thrown away. */
export function KeptLine(props: KeptLineProps) {
  const { t } = useI18n();
  return (
    <div role="status">
      <Show when={props.isRestored}>
        <p class="kept">
          {t("typing.kept")}{" "}
          <button type="button" class="text-button" onClick={() => props.onDiscard()}>
            {t("typing.discard")}
          </button>
        </p>
      </Show>
    </div>
  );
}
