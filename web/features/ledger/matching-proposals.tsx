import { For, Show } from "solid-js";
import type { LedgerRow } from "#web/books/books.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import type { Matchings, Proposal } from "./create-matching.ts";
import { matchingTexts } from "./matching-texts.ts";
import { useLedgerWords } from "./use-ledger-words.ts";

interface MatchingProposalsProps {
  readonly matchings: Matchings;
}

/** What might settle what and why, each taken with one tap; all of them only where nothing stays open. */
export function MatchingProposals(props: MatchingProposalsProps) {
  const t = useTexts(matchingTexts);
  const i18n = useI18n();
  const words = useLedgerWords();
  const proposals = () => props.matchings.choices()?.proposals ?? [];
  const balanced = () => proposals().filter(({ restCents }) => restCents === 0);
  const why = ({ reason, pieceRef, settledCents, restCents, lines }: Proposal) =>
    t(`reason.${reason}`, {
      pieceRef: pieceRef ?? "",
      amount: i18n.amount(settledCents),
      rest: words.balance(restCents),
      count: lines.length,
    });
  const line = (row: LedgerRow) =>
    t("line", {
      day: i18n.day(row.day),
      label: row.pieceRef || row.label,
      amount: words.balance(row.openCents),
    });

  return (
    <Show when={props.matchings.choices()}>
      <Show when={proposals().length > 0} fallback={<p class="muted">{t("noProposals")}</p>}>
        <details class="matching-proposals" open>
          <summary>{t("proposals", { count: proposals().length })}</summary>
          <Show when={balanced().length > 1}>
            <Button
              disabled={props.matchings.isBusy()}
              onClick={() => void props.matchings.makeAll(balanced())}
            >
              {t("all", { count: balanced().length })}
            </Button>
          </Show>
          <ul>
            <For each={proposals()}>
              {(proposal) => (
                <li>
                  <div>
                    <strong>{proposal.partyName ?? t("unnamed")}</strong>
                    <p>{why(proposal)}</p>
                    <ul class="small muted">
                      <For each={proposal.lines}>{(row) => <li>{line(row)}</li>}</For>
                    </ul>
                  </div>
                  <Button
                    disabled={props.matchings.isBusy()}
                    aria-label={t("matchProposal", {
                      party: proposal.partyName ?? t("unnamed"),
                      amount: i18n.amount(proposal.settledCents),
                    })}
                    onClick={() => void props.matchings.make(proposal.lines)}
                  >
                    {t("make")}
                  </Button>
                </li>
              )}
            </For>
          </ul>
        </details>
      </Show>
    </Show>
  );
}
