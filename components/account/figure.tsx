import type { ReactNode } from 'react';
import { joinClasses } from '../ui/join-classes.ts';
import { Skeleton } from '../ui/skeleton.tsx';

type FigureProps = { label: string; value: ReactNode | undefined; strong?: boolean; children?: ReactNode };

/** One line of figures in a `dl`; a value that is undefined is on its way. */
export function Figure({ label, value, strong = false, children }: FigureProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 py-3 not-last:border-b">
      <dt className={strong ? 'font-medium' : 'text-sm'}>{label}</dt>
      <dd className={joinClasses('text-right tabular-nums', strong && 'font-medium text-xl')}>
        {value === undefined ? <Skeleton className="h-6 w-20" /> : value}
      </dd>
      {children !== undefined && (
        <dd className="col-span-2 mt-0.5 max-w-md text-muted text-sm leading-relaxed empty:hidden">{children}</dd>
      )}
    </div>
  );
}
