import { joinClasses } from '../ui/join-classes.ts';

type FigureTileProps = { label: string; value: string; isKnown: boolean; note: string | null };

/** One figure of a grid in a `dl`: what it is, how much, and what is to be said of it. */
export function FigureTile({ label, value, isKnown, note }: FigureTileProps) {
  return (
    <div className="-mt-px -ml-px min-w-0 border-t border-l px-4 py-3.5 sm:px-5">
      <dt className="text-muted text-sm">{label}</dt>
      <dd className={joinClasses('mt-1 break-words text-title tabular-nums', isKnown ? 'font-medium' : 'text-muted')}>
        {value}
      </dd>
      <dd className="mt-0.5 min-h-5 break-words text-meta text-muted tabular-nums">{note}</dd>
    </div>
  );
}
