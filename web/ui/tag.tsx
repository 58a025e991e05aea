import type { ParentProps } from "solid-js";
import type { Tone } from "./notice.tsx";

interface TagProps {
  readonly tone?: Tone | undefined;
}

/** A state in a word or two. */
export function Tag(props: ParentProps<TagProps>) {
  return (
    <span class="tag" data-tone={props.tone}>
      {props.children}
    </span>
  );
}
