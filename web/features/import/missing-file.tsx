import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { importTexts } from "./import-texts.ts";

interface MissingFileProps {
  readonly fileName: string;
  readonly onChoose: (file: File) => void;
}

/** Asks for a file again that the server has lost. */
export function MissingFile(props: MissingFileProps) {
  const t = useTexts(importTexts);
  let input!: HTMLInputElement;

  return (
    <>
      <p>{t("missingText")}</p>
      <div class="cluster">
        <Button look="primary" icon="import" onClick={() => input.click()}>
          {t("chooseAgain", { name: props.fileName })}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={t("chooseAgain", { name: props.fileName })}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) props.onChoose(file);
            event.currentTarget.value = "";
          }}
        />
      </div>
    </>
  );
}
