import { Skeleton } from '../ui/skeleton.tsx';

/** An answer of which nothing is known yet. */
export function AnswerSkeleton() {
  return (
    <div className="grid gap-3 py-1.5">
      <Skeleton className="h-4 w-11/12" />
      <Skeleton className="h-4 w-full" />
      <Skeleton className="h-4 w-3/5" />
    </div>
  );
}
