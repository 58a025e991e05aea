import { useLocation } from "@solidjs/router";
import { lazy, type ParentProps, Show, Suspense } from "solid-js";
import { useFrameState } from "./frame-state.ts";

const words = () => import("./company-coming.tsx");
const CompanyComing = lazy(() => words().then((file) => ({ default: file.CompanyComing })));
const CompanyArriving = lazy(() => words().then((file) => ({ default: file.CompanyArriving })));

/** Screens that say something without any books. */
const FREE = ["/settings", "/more", "/company", "/begin", "/invitation"];

/** Screens of a company of which not all is on this device say so, instead of showing empty books for whole ones. */
export function CompanyGate(props: ParentProps) {
  const state = useFrameState();
  const location = useLocation();
  const hold = () => state.company()?.hold;
  const isShut = () => hold() === "card" && !FREE.some((path) => location.pathname.startsWith(path));
  return (
    <>
      <Show when={hold() === "opening"}>
        <div class="notices">
          <Suspense>
            <CompanyArriving />
          </Suspense>
        </div>
      </Show>
      <Show when={isShut()} fallback={props.children}>
        <CompanyComing />
      </Show>
    </>
  );
}
