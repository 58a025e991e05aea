import { createMemo, createSignal, Show } from "solid-js";
import type { Connection, Delivery } from "#core/connections/connection.ts";
import { useQuestion } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useReasonText } from "#web/i18n/reason-text.ts";
import type { Column } from "#web/ui/column.ts";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { FateMark } from "#web/ui/fate-mark.tsx";
import type { Tone } from "#web/ui/notice.tsx";
import { Tag } from "#web/ui/tag.tsx";
import { VirtualList } from "#web/ui/virtual-list.tsx";
import { connectionsTexts } from "./connections-texts.ts";
import { DeliveryDialog } from "./delivery-dialog.tsx";
import { fateByDelivery, inOrderOfNeed } from "./delivery-order.ts";
import { VoucherName } from "./voucher-name.tsx";

interface DeliveriesListProps {
  readonly connection: Connection;
  readonly isOnline: boolean;
}

const tones: Readonly<Record<Delivery["state"], Tone>> = {
  waiting: "wait",
  sending: "wait",
  unknown: "wait",
  interrupted: "wait",
  rejected: "bad",
  delivered: "ok",
  reconciled: "ok",
};

/** Every sending of a link: how far it got, why it waits, and its id over there. */
export function DeliveriesList(props: DeliveriesListProps) {
  const t = useTexts(connectionsTexts);
  const i18n = useI18n();
  const reasonText = useReasonText();
  const deliveries = useQuestion("deliveries", () => ({ connection: props.connection.id }));
  const [openedId, setOpenedId] = createSignal<string | null>(null);
  const rows = createMemo(() => inOrderOfNeed(deliveries() ?? []));
  const opened = () => deliveries()?.find(({ id }) => id === openedId());

  const why = (delivery: Delivery) =>
    [
      delivery.reason && reasonText(delivery.reason),
      delivery.waitsUntil && t("deliveries.until", { at: i18n.dateTime(delivery.waitsUntil) }),
      delivery.theirMessage,
    ]
      .filter(Boolean)
      .join(" · ");
  const narrow = ({ state, differenceCents }: Delivery) =>
    [t(`delivery.${state}`), differenceCents && i18n.money(differenceCents)].filter(Boolean).join(" · ");
  const columns = (): readonly Column<Delivery>[] => [
    {
      title: t("deliveries.column.mark"),
      kind: "margin",
      cell: (row) => <FateMark fate={fateByDelivery[row.state]} />,
    },
    {
      title: t("deliveries.column.voucher"),
      cell: (row) => <VoucherName voucher={row.voucher} sub={why(row)} narrowSub={narrow(row)} />,
    },
    {
      title: t("deliveries.column.state"),
      width: "clamp(150px, 20vw, 210px)",
      wideOnly: true,
      cell: (row) => <Tag tone={tones[row.state]}>{t(`delivery.${row.state}`)}</Tag>,
    },
    {
      title: t("deliveries.column.theirs"),
      width: "clamp(96px, 12vw, 140px)",
      wideOnly: true,
      cell: (row) => row.externalNumber ?? row.externalId ?? "",
    },
    {
      title: t("deliveries.column.difference"),
      kind: "number",
      width: "clamp(80px, 10vw, 128px)",
      wideOnly: true,
      cell: (row) => (
        <Show when={row.differenceCents}>{(cents) => <Tag tone="wait">{i18n.money(cents())}</Tag>}</Show>
      ),
    },
  ];

  return (
    <section class="stack second-lines reason-lines" aria-labelledby="deliveries">
      <h2 id="deliveries">{t("deliveries.title")}</h2>
      <VirtualList
        label={t("deliveries.label")}
        columns={columns()}
        source={rows()}
        onOpen={(row) => setOpenedId(row.id)}
        isChosen={(row) => row.id === openedId()}
        empty={
          <Show when={deliveries()}>
            <EmptyState title={t("deliveries.emptyTitle")} text={t("deliveries.emptyText")} />
          </Show>
        }
      />
      <Show when={opened()}>
        {(delivery) => (
          <DeliveryDialog
            delivery={delivery()}
            connection={props.connection}
            isOnline={props.isOnline}
            onClose={() => setOpenedId(null)}
          />
        )}
      </Show>
    </section>
  );
}
