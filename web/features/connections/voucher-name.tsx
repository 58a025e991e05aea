import { useQuestion } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { connectionsTexts } from "./connections-texts.ts";

/** An invoice by its number and customer; asked for one by one, so a long list asks only for what is in view. */
export function createVoucherName(voucher: () => string) {
  const t = useTexts(connectionsTexts);
  const detail = useQuestion("voucher", () => ({ id: voucher() }));
  return {
    number: () => {
      const known = detail();
      if (known === undefined) return "";
      if (known === null || !("number" in known.voucher)) return t("deliveries.notHere");
      const { number, numbering } = known.voucher;
      return number ?? t(numbering === "external" ? "deliveries.numberedThere" : "deliveries.onArrival");
    },
    party: () => detail()?.partyName ?? "",
  };
}

interface VoucherNameProps {
  readonly voucher: string;
  /** A second, quieter line. */
  readonly sub: string;
  /** What the columns say that a phone has no room for. */
  readonly narrowSub: string;
}

export function VoucherName(props: VoucherNameProps) {
  const name = createVoucherName(() => props.voucher);
  return (
    <>
      {[name.number(), name.party()].filter(Boolean).join(" · ")}
      <span class="sub">
        <span class="only-narrow">{[props.narrowSub, props.sub && "· "].filter(Boolean).join(" ")}</span>
        {props.sub}
      </span>
    </>
  );
}
