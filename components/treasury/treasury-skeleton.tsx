import { Skeleton } from '../ui/skeleton.tsx';

/** The page as long as nothing is known, in the sizes of what is coming. */
export function TreasurySkeleton() {
  return (
    <div aria-busy="true" className="flex flex-col gap-12">
      <Skeleton className="h-72 rounded-card sm:h-64" />
      <Skeleton className="h-96 rounded-card" />
      <Skeleton className="h-64 rounded-card" />
    </div>
  );
}
