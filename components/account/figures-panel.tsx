import type { ReactNode } from 'react';
import { AsOf } from './as-of.tsx';
import { LoadError } from './load-error.tsx';
import { Panel } from './panel.tsx';

type Source = { isError: boolean; error: Error | null; dataUpdatedAt: number; data: unknown; refetch: () => unknown };

type FiguresPanelProps = {
  title: string;
  /** Where the figures come from; the first that could not be read is what is said. */
  sources: readonly Source[];
  /** Of type `Figure`. */
  children: ReactNode;
  /** Below the card. */
  after?: ReactNode;
};

/** A card of figures from one or more answers, with their age or what went wrong. */
export function FiguresPanel({ title, sources, children, after }: FiguresPanelProps) {
  // What was read once stays when a later reading fails; its age is said.
  const failed = sources.find(({ isError, data }) => isError && data === undefined);
  if (failed?.error) {
    return (
      <Panel title={title}>
        <LoadError error={failed.error} onRetry={() => void failed.refetch()} />
      </Panel>
    );
  }
  return (
    <Panel
      title={title}
      busy={sources.some(({ data }) => data === undefined)}
      aside={<AsOf time={Math.min(...sources.map(({ dataUpdatedAt }) => dataUpdatedAt))} />}
    >
      <dl className="rounded-card border bg-surface px-5 py-2">{children}</dl>
      {after}
    </Panel>
  );
}
