import { type ReactNode, useId } from 'react';

type PanelProps = {
  title: string;
  aside?: ReactNode;
  busy?: boolean;
  /** What an address with this after `#` leads to. */
  anchor?: string;
  children: ReactNode;
};

/** One part of the account page: its heading, what stands beside it, and its content. */
export function Panel({ title, aside, busy = false, anchor, children }: PanelProps) {
  const id = useId();
  return (
    <section id={anchor} aria-labelledby={id} aria-busy={busy}>
      <div className="mb-3 flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id={id} className="font-medium text-lg">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
