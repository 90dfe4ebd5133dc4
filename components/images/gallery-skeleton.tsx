import { IMAGE_ASPECTS } from '@/lib/constants.ts';
import { Skeleton } from '../ui/skeleton.tsx';

const { Square, Portrait, Landscape, Wide } = IMAGE_ASPECTS;
const SHAPES = [Square, Landscape, Portrait, Wide, Square, Portrait, Landscape];

/** Rows of places, as the gallery has them. */
export function GallerySkeleton() {
  return (
    <div
      aria-hidden
      className="flex flex-wrap gap-2 [--row:8.5rem] after:grow-[1000] after:content-[''] sm:gap-3 sm:[--row:13rem] xl:[--row:15rem]"
    >
      {SHAPES.map(({ width, height }, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: never changes
          key={index}
          style={{
            flexGrow: width / height,
            flexBasis: `calc(var(--row) * ${width / height})`,
            aspectRatio: `${width} / ${height}`,
          }}
        >
          <Skeleton className="size-full rounded-card" />
        </div>
      ))}
    </div>
  );
}
