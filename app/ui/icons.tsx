/** One icon, always decoration: the word beside it carries the meaning. */
import { ICONS } from "./icon-paths.ts";

export type IconName = keyof typeof ICONS;

interface IconProps {
  readonly name: IconName;
  /** Edge in pixels. */
  readonly size?: 16 | 20 | 24;
  readonly className?: string;
}

export function Icon({ name, size = 16, className = "" }: IconProps) {
  const { box, path } = ICONS[name];
  const sized = size === 16 ? "i" : `i i${String(size)}`;
  return (
    <svg className={`${sized} ${className}`.trimEnd()} viewBox={box} aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}
