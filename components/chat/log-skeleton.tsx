import { Skeleton } from '../ui/skeleton.tsx';
import { AnswerSkeleton } from './answer-skeleton.tsx';

/** A conversation being loaded: a question and the beginning of an answer. */
export function LogSkeleton() {
  return (
    <div aria-busy="true" className="grid gap-7">
      <Skeleton className="ml-auto h-11 w-2/5 rounded-panel" />
      <AnswerSkeleton />
    </div>
  );
}
