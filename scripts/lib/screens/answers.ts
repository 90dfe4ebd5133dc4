import { BPS, LEASE_SECONDS, TIERS, WORKER_SHARE_BPS } from '../../../lib/constants.ts';

/** What the scripted worker of the screenshots answers: the kinds of text an answer can have, in one reading. */
export const PROMPT = 'Explain how ashao routes a prompt.';

export const ANSWER = `A prompt takes **four steps**, and every one of them is visible to you.

1. Your credits are *held*, not spent, and the message joins the queue of its tier.
2. A worker claims it and gets a lease of ${LEASE_SECONDS} seconds, which each token renews.
3. Tokens are streamed as they come. Leaving the page stops nothing.
4. When the answer is complete the hold is settled: ${(WORKER_SHARE_BPS / BPS) * 100} % to the worker, the rest to the treasury.

| Tier | Price | Answered by |
| --- | ---: | --- |
| ${TIERS.pro.label} | ${TIERS.pro.credits} credits | browser tabs and home machines |
| ${TIERS.max.label} | ${TIERS.max.credits} credits | GPU machines |

A claim is one statement, so two workers never hold the same job:

\`\`\`sql
select id from jobs
where status = 'queued' and tier = 'pro'
order by ordinal
for update skip locked
limit 1;
\`\`\`

If nobody answers in time, the message fails and costs \`0\` credits.`;

/** Titles of a history that somebody might have, newest first, with how many days ago each was. */
export const HISTORY: readonly { prompt: string; daysAgo: number }[] = [
  { prompt: 'Rewrite this paragraph so that a newcomer understands it', daysAgo: 0 },
  { prompt: 'Why does my query not use the index?', daysAgo: 0 },
  { prompt: 'A name for a small boat', daysAgo: 1 },
  { prompt: 'Translate the menu into Portuguese', daysAgo: 1 },
  { prompt: 'What is a lease in a distributed queue?', daysAgo: 4 },
  { prompt: 'Plan three days in Lisbon with children', daysAgo: 5 },
  { prompt: 'Explain double-entry bookkeeping with one example', daysAgo: 40 },
];
