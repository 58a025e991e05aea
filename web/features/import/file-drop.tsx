import { createSignal, onCleanup } from "solid-js";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { importTexts } from "./import-texts.ts";

interface FileDropProps {
  readonly onChoose: (file: File) => void;
}

/** Takes a file dropped anywhere on the page, or chosen by the button, which the keyboard reaches. */
export function FileDrop(props: FileDropProps) {
  const t = useTexts(importTexts);
  const [isOver, setOver] = createSignal(false);
  let input!: HTMLInputElement;
  const choose = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file) props.onChoose(file);
  };

  // Beside its place a dropped file would replace the app in the window.
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const leave = () => setOver(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    choose(event.dataTransfer?.files);
  };
  document.addEventListener("dragover", over);
  document.addEventListener("dragleave", leave);
  document.addEventListener("drop", drop);
  onCleanup(() => {
    document.removeEventListener("dragover", over);
    document.removeEventListener("dragleave", leave);
    document.removeEventListener("drop", drop);
  });

  return (
    <section class="drop" aria-label={t("choose")} data-over={isOver() ? "" : undefined}>
      <strong>{t("dropTitle")}</strong>
      <p class="muted">{t("dropText")}</p>
      <Button look="primary" icon="import" onClick={() => input.click()}>
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
