import Link from 'next/link';
import { siteStrings } from '@/lib/strings/site.ts';
import { ClaimFigure, SendFigure, SettleFigure, StreamFigure } from './path-figures.tsx';

const { path } = siteStrings;
const FIGURES = [SendFigure, ClaimFigure, StreamFigure, SettleFigure];

/** How a prompt travels: four pictures in a row, each with its sentence. The pictures say nothing the words don't. */
export function PromptPath() {
  return (
    <section aria-labelledby="path" className="border-t py-14 sm:py-20">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h2 id="path" className="font-semibold text-2xl tracking-tight">
          {path.title}
        </h2>
        <Link
          href="/guides/how-a-prompt-travels"
          className="text-muted text-sm underline-offset-4 hover:text-ink hover:underline"
        >
          {path.link}
        </Link>
      </div>
      <p className="mt-3 max-w-3xl text-muted leading-relaxed">{path.lead}</p>
      <ol className="mt-9 grid gap-x-7 gap-y-9 sm:grid-cols-2 lg:grid-cols-4">
        {path.steps.map(({ title, text }, index) => {
          const Figure = FIGURES[index];
          return (
            <li key={title} className="relative">
              <div aria-hidden className="grid h-32 place-items-center rounded-card border bg-surface px-4">
                {Figure && <Figure />}
              </div>
              {index > 0 && (
                <span aria-hidden className="absolute top-16 -left-7 hidden h-px w-7 bg-line-strong lg:block" />
              )}
              <h3 className="mt-4 font-medium">
                <span className="mr-2 font-mono text-faint text-sm tabular-nums">{index + 1}</span>
                {title}
              </h3>
              <p className="mt-1.5 text-ui text-muted leading-relaxed">{text}</p>
            </li>
          );
        })}
      </ol>
      <p className="mt-9 text-ui text-muted leading-relaxed">
        <span className="font-medium text-ink">{path.ifTitle}</span> {path.ifText}
      </p>
    </section>
  );
}
