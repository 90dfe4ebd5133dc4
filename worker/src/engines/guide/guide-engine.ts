import { type GuideFile, splitGuide } from '../../../../lib/guides/split-guide.ts';
import { sleep } from '../../backoff.ts';
import type { ChatMessage, Engine, GenerateOptions } from '../engine.ts';
import { composeAnswer } from './compose-answer.ts';
import { createGuideSearch } from './search-guides.ts';

/** About as fast as a small model: text that appears at once would not show how an answer streams. */
const WORDS_PER_SECOND = 60;
const CONCURRENCY = 4;

export type GuideOptions = {
  guides: readonly GuideFile[];
  /** Where the guides are read, without a slash at its end: links begin with it. */
  site: string;
  wordsPerSecond?: number;
};

/** The engine of a worker without a model: it answers with passages of the project's own guides. */
export function createGuideEngine({ guides, site, wordsPerSecond = WORDS_PER_SECOND }: GuideOptions): Engine {
  const sections = guides.flatMap(splitGuide);
  const search = createGuideSearch(sections);
  return {
    name: 'guides',
    model: 'guides (no language model)',
    concurrency: CONCURRENCY,
    generate: (messages, options) => {
      const answer = composeAnswer(findQuestion(messages), { search, sections, site });
      return streamWords(answer, wordsPerSecond, options);
    },
    close: async () => {},
  };
}

function findQuestion(messages: readonly ChatMessage[]): string {
  return messages.findLast((message) => message.role === 'user')?.content ?? '';
}

async function* streamWords(
  text: string,
  wordsPerSecond: number,
  { signal, maxTokens = Number.POSITIVE_INFINITY }: GenerateOptions,
): AsyncGenerator<string> {
  const startedAt = performance.now();
  let words = 0;
  for (const word of text.match(/\s*\S+\s*/g) ?? []) {
    if (signal.aborted || words >= maxTokens) return;
    // Paced against the clock, since timers are too coarse to add up to a rate.
    const earlyMs = (words / wordsPerSecond) * 1_000 - (performance.now() - startedAt);
    if (earlyMs > 1) await sleep(earlyMs, signal);
    yield word;
    words += 1;
  }
}
