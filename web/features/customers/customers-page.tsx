import type { Party } from "#core/parties/party.ts";
import { useBooks, useQuestion } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import type { Column } from "#web/ui/column.ts";
import { RegisterPage } from "#web/ui/register-page.tsx";
import { CustomerForm } from "./customer-form.tsx";
import { customersTexts } from "./customers-texts.ts";

/** Everyone the books know: the list, and beside it who is open. */
export function CustomersPage() {
  const t = useTexts(customersTexts);
  const { company } = useBooks();
  const parties = useQuestion("parties");
  const open = useQuestion("company");
  /** Only a practice has patients; everybody else would wonder whose they are. */
  const isPractice = () => open()?.chart.roles.fees !== null;

  const nameOf = (party: Party) => party.identity?.name ?? party.name;
  const columns = (): readonly Column<Party>[] => [
    {
      title: t("column.name"),
      cell: (party) => (
        <>
          {nameOf(party)}
          <span class="sub">{[party.number, t(`role.${party.role}`)].join(" · ")}</span>
        </>
      ),
    },
    { title: t("column.city"), wideOnly: true, width: "180px", cell: (party) => party.city },
  ];

  return (
    <RegisterPage
      path="/customers"
      title={t(isPractice() ? "title" : "titleTrade")}
      listLabel={t(isPractice() ? "listLabel" : "titleTrade")}
      newLabel={t("new")}
      empty={{ title: t("emptyTitle"), text: t(isPractice() ? "emptyText" : "emptyTextTrade") }}
      rows={parties()}
      columns={columns()}
      textOf={(party) => `${party.number} ${nameOf(party)} ${party.city}`}
      orderOf={nameOf}
      owner={company()}
      paper={(party, close) => <CustomerForm party={party} parties={parties() ?? []} onDone={close} />}
    />
  );
}
