interface SideBarProps {
  /** Between -1 and 1: how far to the left of the middle, or to the right. */
  readonly share: number;
}

/** A share as a bar from the middle, for the eye alone: the figure it draws stands beside it. */
export function SideBar(props: SideBarProps) {
  const percent = () => Math.min(1, Math.abs(props.share)) * 50;
  return (
    <span class="side-bar" aria-hidden="true">
      <span
        data-side={props.share < 0 ? "left" : "right"}
        style={{ left: `${props.share < 0 ? 50 - percent() : 50}%`, width: `${percent()}%` }}
      />
    </span>
  );
}
