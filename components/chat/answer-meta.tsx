'use client';

import type { Message } from '@/lib/chat/schemas.ts';
import { formatCount, formatCredits, formatRate } from '@/lib/client/format.ts';
import { CopyButton } from '../ui/copy-button.tsx';

type Job = NonNullable<Message['job']>;

/** Under an answer: what it cost, how much it was, how fast it came and what kind of machine wrote it. */
export function AnswerMeta({ job, content }: { job: Job; content: string }) {
  return (
    <div className="mt-1.5 -ml-2 flex items-center gap-1 text-faint">
      {content !== '' && <CopyButton label="Copy answer" read={() => content} />}
      <p data-testid="answer-meta" className="text-[13px] tabular-nums">
        {listFacts(job, content).join(' · ')}
      </p>
    </div>
  );
}

function listFacts(job: Job, content: string): string[] {
  const facts: string[] = [];
  if (job.stopped || job.status === 'cancelled') facts.push(content === '' ? 'Stopped before it began' : 'Stopped');
  if (content === '') facts.push(`${formatCredits(job.charged)} charged`);
  else facts.push(job.free ? 'Free preview' : formatCredits(job.charged));
  if (job.tokens > 0) facts.push(formatCount(job.tokens, 'token'));
  if (job.tokensPerSecond !== null && job.tokensPerSecond > 0) facts.push(`${formatRate(job.tokensPerSecond)} tok/s`);
  if (job.workerType !== null) facts.push(`${job.workerType} worker`);
  return facts;
}
