import type { JSX } from "solid-js";
import type { Tone } from "./notice.tsx";

interface PointProps {
  readonly tone: Tone;
  readonly title: JSX.Element;
  readonly hint: string;
  readonly children?: JSX.Element;
}

/** One of several things to know or to do first, in a list of the class `todos`. */
export function Point(props: PointProps) {
  return (
    <li class="period-point">
      <span class="dot" data-tone={props.tone} aria-hidden="true" />
      <div class="grow">
        {props.title}
        <span class="block small muted">{props.hint}</span>
        {props.children}
      </div>
    </li>
  );
}
