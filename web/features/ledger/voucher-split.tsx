import { type ParentProps, Show } from "solid-js";
import { Split } from "#web/ui/split.tsx";
import type { createVoucherOpening } from "./create-voucher-opening.ts";
import { VoucherPaper } from "./voucher-paper.tsx";

interface VoucherSplitProps {
  readonly opening: ReturnType<typeof createVoucherOpening>;
}

/** A list of lines, and beside it the voucher that was opened from one of them. */
export function VoucherSplit(props: ParentProps<VoucherSplitProps>) {
  return (
    <Split
      open={props.opening.id() !== ""}
      list={<div class="stack fill">{props.children}</div>}
      paper={
        <Show when={props.opening.id()} keyed>
          {(id) => (
            <VoucherPaper
              id={id}
              day={props.opening.day()}
              journal={props.opening.journal()}
              onClose={props.opening.close}
            />
          )}
        </Show>
      }
    />
  );
}
