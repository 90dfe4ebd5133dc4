import type { ReactNode } from 'react';
import { joinClasses } from '../ui/join-classes.ts';

type TileFrameProps = { width: number; height: number; className?: string; children: ReactNode };

/**
 * A picture's place in a row: as wide as its shape says at the row's height, then stretched with its neighbours until the
 * row is full, so that all of a row are equally high and none is cut. The size is known before the picture is.
 */
export function TileFrame({ width, height, className, children }: TileFrameProps) {
  const ratio = width / height;
  return (
    <li
      style={{ flexGrow: ratio, flexBasis: `calc(var(--row) * ${ratio})`, aspectRatio: `${width} / ${height}` }}
      className={joinClasses('relative min-w-0 overflow-hidden rounded-card bg-raised', className)}
    >
      {children}
    </li>
  );
}
