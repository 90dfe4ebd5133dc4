import type { ReactNode } from 'react';

type PageFrameProps = { title: string; intro?: ReactNode; children: ReactNode };

/** A page of the app that is read from top to bottom: its title, what it is for, and its panels. */
export function PageFrame({ title, intro, children }: PageFrameProps) {
  return (
    <main className="relative min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto max-w-3xl px-5 py-8 sm:px-8 sm:py-12">
        <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
        {intro !== undefined && <p className="mt-2 max-w-xl text-muted leading-relaxed">{intro}</p>}
        <div className="mt-8 flex flex-col gap-12">{children}</div>
      </div>
    </main>
  );
}
