import { createSignal } from "solid-js";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { importTexts } from "./import-texts.ts";

interface FileDropProps {
  readonly onChoose: (file: File) => void;
  readonly disabled: boolean;
}

/** Takes a file by drop, or by the button, which the keyboard reaches. */
export function FileDrop(props: FileDropProps) {
  const t = useTexts(importTexts);
  const [isOver, setOver] = createSignal(false);
  let input!: HTMLInputElement;
  const choose = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file && !props.disabled) props.onChoose(file);
  };

  return (
    <section
      class="drop"
      aria-label={t("choose")}
      data-over={isOver() ? "" : undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        choose(event.dataTransfer?.files);
      }}
    >
      <strong>{t("dropTitle")}</strong>
      <p class="muted">{t("dropText")}</p>
      <Button look="primary" icon="import" disabled={props.disabled} onClick={() => input.click()}>
        {t("choose")}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".txt,.csv,text/plain"
        onChange={(event) => {
          choose(event.currentTarget.files);
          // The same file chosen again, mended meanwhile, has to be read again.
          event.currentTarget.value = "";
        }}
      />
    </section>
  );
}
