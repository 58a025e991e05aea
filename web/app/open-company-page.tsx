import { useNavigate, useParams } from "@solidjs/router";
import { createEffect, Show } from "solid-js";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import { useFrameState } from "./frame-state.ts";
import { NotFoundPage } from "./not-found-page.tsx";

/** The address of one company: opens it, for who may. For everybody else nothing stands here. */
export function OpenCompanyPage() {
  const { t } = useI18n();
  const params = useParams();
  const navigate = useNavigate();
  const state = useFrameState();
  const isMine = () => state.companies().some(({ id }) => id === params["company"]);
  createEffect(() => {
    const id = params["company"];
    if (id === undefined || !isMine()) return;
    state.chooseCompany(id);
    navigate("/today", { replace: true });
  });
  return (
    <Show when={isMine() || state.completeAt() === null} fallback={<NotFoundPage />}>
      <p class="muted" role="status">
        {t("word.loading")}
      </p>
    </Show>
  );
}
