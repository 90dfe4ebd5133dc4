import type { ReactNode } from 'react';
import { Skeleton } from '../ui/skeleton.tsx';

type FigureProps = { label: string; value: ReactNode | undefined; children?: ReactNode };

/** One line of figures in a `dl`; a value that is undefined is on its way. */
export function Figure({ label, value, children }: FigureProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 py-3 not-last:border-b">
      <dt className="text-sm">{label}</dt>
      <dd className="text-right tabular-nums">{value === undefined ? <Skeleton className="h-6 w-20" /> : value}</dd>
      {children !== undefined && (
        <dd className="col-span-2 mt-0.5 max-w-md text-muted text-sm leading-relaxed">{children}</dd>
      )}
    </div>
  );
}
