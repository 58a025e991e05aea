import { useNavigate, useSearchParams } from "@solidjs/router";
import { pathOfVoucher } from "#web/app/path-of-voucher.ts";
import type { LedgerRow } from "#web/books/books.ts";
import { useAsk } from "#web/books/books-context.tsx";

/** Opens the voucher of a line: on its own screen where it has one, else as a paper beside the list. */
export function createVoucherOpening() {
  const navigate = useNavigate();
  const ask = useAsk();
  const [search, setSearch] = useSearchParams();
  let opener: Element | null = null;

  const text = (name: string) => {
    const value = search[name];
    return typeof value === "string" ? value : "";
  };
  return {
    id: () => text("voucher"),
    day: () => text("on"),
    journal: () => text("in"),
    open: async (row: LedgerRow) => {
      // No voucher stands behind what is computed from the year before.
      if (row.provenance.startsWith("opening:")) return navigate("/years");
      opener = document.activeElement;
      const detail = await ask("voucher", { id: row.voucherId });
      const path = detail ? pathOfVoucher(detail.voucher) : "/journal";
      if (path.startsWith("/journal")) setSearch({ voucher: row.voucherId, on: row.day, in: row.journal });
      else navigate(path);
    },
    close: () => {
      setSearch({ voucher: "", on: "", in: "" });
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    },
  };
}
