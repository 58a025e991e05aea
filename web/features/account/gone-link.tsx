import { A } from "@solidjs/router";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { accountTexts } from "./account-texts.ts";

interface GoneLinkProps {
  /** Where another one is asked for. */
  readonly href: string;
}

/** Says plainly that a mail's link was used or is too old, and where to have another. */
export function GoneLink(props: GoneLinkProps) {
  const t = useTexts(accountTexts);
  return (
    <Notice
      tone="wait"
      live
      title={t("gone.title")}
      actions={
        <A class="button" href={props.href}>
          {t("gone.again")}
        </A>
      }
    >
      {t("gone.text")}
    </Notice>
  );
}
