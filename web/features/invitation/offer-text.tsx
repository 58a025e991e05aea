import { isPredefinedRole } from "#core/rights/rights.ts";
import type { OfferedPlace } from "#web/app/read-session.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { invitationTexts } from "./invitation-texts.ts";

interface OfferTextProps {
  readonly place: Pick<OfferedPlace, "company" | "invitedBy" | "role">;
}

/** Who invites to what, and as what. */
export function OfferText(props: OfferTextProps) {
  const t = useTexts(invitationTexts);
  const role = () => (isPredefinedRole(props.place.role) ? t(`role.${props.place.role}`) : props.place.role);
  return (
    <div>
      <h2>{props.place.company}</h2>
      <p>{t("offer", { name: props.place.invitedBy, role: role() })}</p>
    </div>
  );
}
