import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import { Icon } from "#web/ui/icon.tsx";
import { useFrameState } from "./frame-state.ts";
import { type Place, sidePlaces, tabPlaces } from "./places.ts";

interface PlaceLinkProps {
  readonly place: Place;
  readonly thumb?: boolean | undefined;
}

function PlaceLink(props: PlaceLinkProps) {
  const { t } = useI18n();
  const state = useFrameState();
  const waiting = () => (props.place.icon === "review" ? state.toReview() : 0);
  return (
    <A href={props.place.path} data-thumb={props.thumb ? "" : undefined}>
      <Icon name={props.place.icon} />
      <span>{t(props.place.text)}</span>{" "}
      <Show when={waiting() > 0}>
        <span class="count">
          <span aria-hidden="true">{waiting()}</span>
          <span class="aside-voice">{t("frame.reviewCount", { count: waiting() })}</span>
        </span>
      </Show>
    </A>
  );
}

/** The places beside the sheet, from a tablet up. */
export function SideNavigation() {
  const { t } = useI18n();
  const state = useFrameState();
  return (
    <nav class="side" aria-label={t("frame.navigation")}>
      <For each={sidePlaces(state.company())}>
        {(group) => (
          <ul>
            <For each={group}>
              {(place) => (
                <li>
                  <PlaceLink place={place} />
                </li>
              )}
            </For>
          </ul>
        )}
      </For>
    </nav>
  );
}

/** The five places below the sheet, on a phone. */
export function TabBar() {
  const { t } = useI18n();
  const state = useFrameState();
  return (
    <nav class="tabbar" aria-label={t("frame.navigation")}>
      <For each={tabPlaces(state.company())}>
        {(place) => <PlaceLink place={place} thumb={place.icon === "enter"} />}
      </For>
    </nav>
  );
}
