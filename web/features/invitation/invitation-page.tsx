import { useLocation } from "@solidjs/router";
import { Show } from "solid-js";
import { OfferedByLink } from "./offered-by-link.tsx";
import { OfferedPlaces } from "./offered-places.tsx";

/** Where an invitation is taken: the one whose link was opened, or those that wait for who is signed in. */
export function InvitationPage() {
  const location = useLocation();
  return (
    <Show when={location.hash.slice(1)} keyed fallback={<OfferedPlaces />}>
      {(token) => <OfferedByLink token={token} />}
    </Show>
  );
}
