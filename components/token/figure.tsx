import type { ReactNode } from 'react';
import { Skeleton } from '../ui/skeleton.tsx';

type FigureProps = { label: string; value: ReactNode | undefined; children?: ReactNode };

/** One line of figures in a `dl`; a value that is undefined is on its way. */
export function Figure({ label, value, children }: FigureProps) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-0.5 py-3 not-last:border-b">
      <dt className="min-w-0">
        <span className="text-sm">{label}</span>
        {children !== undefined && (
          <span className="mt-0.5 block max-w-md text-muted text-sm leading-relaxed">{children}</span>
        )}
      </dt>
      <dd className="tabular-nums">{value === undefined ? <Skeleton className="h-6 w-20" /> : value}</dd>
    </div>
  );
}
