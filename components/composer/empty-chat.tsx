import { ArrowUpRight } from 'lucide-react';
import { TIERS } from '@/lib/constants.ts';
import { Mark } from '../shell/mark.tsx';

const EXAMPLES = [
  'Explain how ashao routes a prompt.',
  `What is the difference between ${TIERS.pro.label} and ${TIERS.max.label}?`,
  'How do I run a worker on my own machine?',
];

/** A new chat: says what will happen and offers a first question. Choosing one fills the composer; nothing is sent. */
export function EmptyChat({ onChoose }: { onChoose: (prompt: string) => void }) {
  return (
    <div className="mx-auto flex max-w-lg flex-col items-start pt-[14dvh] pb-8">
      <Mark className="size-9" />
      <h1 className="mt-5 font-semibold text-2xl tracking-tight">Ask the network</h1>
      <p className="mt-2 text-muted leading-relaxed">
        An independent machine claims your message and answers it token by token. It sees the messages, never who sent
        them.
      </p>
      <ul className="mt-7 w-full border-t">
        {EXAMPLES.map((prompt) => (
          <li key={prompt} className="border-b">
            <button
              type="button"
              onClick={() => onChoose(prompt)}
              className="group flex w-full items-center justify-between gap-4 py-3 text-left text-muted transition-colors hover:text-ink"
            >
              {prompt}
              <ArrowUpRight aria-hidden className="size-4 shrink-0 text-faint group-hover:text-violet" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
