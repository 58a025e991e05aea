import { useLocation } from "@solidjs/router";
import { lazy, type ParentProps, Show } from "solid-js";
import { useFrameState } from "./frame-state.ts";

const CompanyComing = lazy(() =>
  import("./company-coming.tsx").then((file) => ({ default: file.CompanyComing })),
);

/** Screens that say something without any books. */
const FREE = ["/settings", "/more", "/company", "/begin", "/invitation"];

/** Screens of a company of which only the card is on this device say so, instead of showing empty books. */
export function CompanyGate(props: ParentProps) {
  const state = useFrameState();
  const location = useLocation();
  const isShut = () =>
    state.company()?.hold === "card" && !FREE.some((path) => location.pathname.startsWith(path));
  return (
    <Show when={isShut()} fallback={props.children}>
      <CompanyComing />
    </Show>
  );
}
