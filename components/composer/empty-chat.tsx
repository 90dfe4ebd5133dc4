'use client';

import { ArrowUpRight } from 'lucide-react';
import Link from 'next/link';
import { emptyChatStrings as strings } from '@/lib/strings/empty-chat.ts';
import { promptTemplates } from '@/lib/strings/prompt-templates.ts';
import { Mark } from '../shell/mark.tsx';
import { buttonClasses } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useStats } from './use-stats.ts';

/** `onChoose` fills the composer; nothing is sent. */
type EmptyChatProps = { onChoose: (prompt: string) => void };

const STARTERS = [
  ...strings.about,
  ...strings.tasks.map(({ title, template }) => ({
    title,
    prompt: promptTemplates.find(({ id }) => id === template)?.text ?? '',
  })),
];

/** A new chat: says what will happen, whether anybody is there to answer, and offers ways to begin. */
export function EmptyChat({ onChoose }: EmptyChatProps) {
  const nobody = useStats().data?.activeWorkers === 0;
  return (
    <div className="mx-auto flex max-w-xl flex-col pb-4 sm:pt-[min(12dvh,7rem)] sm:pb-8">
      <Mark className="size-9" />
      <h1 className="mt-5 font-semibold text-2xl tracking-tight">{strings.title}</h1>
      <p className="mt-2 text-muted leading-relaxed">{strings.text}</p>
      {nobody && <Nobody />}
      <ul aria-label={strings.starters} className="mt-7 grid grid-cols-2 gap-2">
        {STARTERS.map(({ title, prompt }) => (
          <li key={title}>
            <Starter title={title} prompt={prompt} onChoose={onChoose} />
          </li>
        ))}
      </ul>
      <p className="mt-4 text-faint text-sm">{strings.note}</p>
    </div>
  );
}

type StarterProps = { title: string; prompt: string; onChoose: (prompt: string) => void };

function Starter({ title, prompt, onChoose }: StarterProps) {
  return (
    <button
      type="button"
      onClick={() => onChoose(prompt)}
      className="group flex h-full w-full items-start justify-between gap-2 rounded-card border bg-surface px-3 py-2.5 text-left sm:px-4 sm:py-3 transition-colors hover:border-line-strong hover:bg-raised"
    >
      <span className="min-w-0">
        <span className="block font-medium text-ui">{title}</span>
        <span className="mt-0.5 line-clamp-2 text-muted text-sm leading-snug max-sm:hidden">
          {prompt.split('\n')[0]}
        </span>
      </span>
      <ArrowUpRight aria-hidden className="mt-1 size-4 shrink-0 text-faint max-sm:hidden group-hover:text-violet" />
    </button>
  );
}

function Nobody() {
  return (
    <div className="mt-5">
      <Notice
        tone="info"
        title={strings.nobodyTitle}
        actions={
          <Link href="/earn" className={buttonClasses('outline', 'small')}>
            {strings.runWorker}
          </Link>
        }
      >
        {strings.nobodyText}
      </Notice>
    </div>
  );
}
