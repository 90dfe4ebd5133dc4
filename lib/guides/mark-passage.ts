import { findWords } from './fold-text.ts';
import type { Segment } from './schemas.ts';
import { stemWord } from './stem-word.ts';

/** A line and a half of a result on a wide screen. */
const PASSAGE_CHARS = 190;
/** What is shown before the first word found, so that it has a beginning. */
const LEAD_CHARS = 36;

/** Splits a text so that the words found in it stand out. @param found as `stemWord` has them */
export function markWords(text: string, found: ReadonlySet<string>): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  for (const { word, start, end } of findWords(text)) {
    if (!found.has(stemWord(word))) continue;
    if (start > from) segments.push({ text: text.slice(from, start), hit: false });
    segments.push({ text: text.slice(start, end), hit: true });
    from = end;
  }
  if (from < text.length) segments.push({ text: text.slice(from), hit: false });
  return segments;
}

/** The part of a text with the most different words found, about two lines long, those words marked. */
export function markPassage(text: string, found: ReadonlySet<string>): Segment[] {
  const hits = findWords(text).filter(({ word }) => found.has(stemWord(word)));
  const near = (start: number) => hits.filter((hit) => hit.start >= start && hit.end <= start + PASSAGE_CHARS);
  const variety = (start: number) => new Set(near(start).map(({ word }) => stemWord(word))).size;
  let best = 0;
  let bestVariety = 0;
  for (const { start } of hits) {
    const found = variety(start);
    if (found > bestVariety) [best, bestVariety] = [start, found];
  }
  const start = best <= LEAD_CHARS ? 0 : nextWordAt(text, best - LEAD_CHARS, best);
  const end = text.length <= start + PASSAGE_CHARS ? text.length : text.lastIndexOf(' ', start + PASSAGE_CHARS);
  const passage = text.slice(start, end > start ? end : start + PASSAGE_CHARS);
  // A cell's edge at either end says nothing without its neighbour.
  const shown = passage.replace(/^\s*·\s*|\s*·\s*$/g, '');
  return markWords(`${start > 0 ? '… ' : ''}${shown}${start + passage.length < text.length ? ' …' : ''}`, found);
}

/** The first place after a space from `from` on, at most `to`. */
function nextWordAt(text: string, from: number, to: number): number {
  const space = text.indexOf(' ', from);
  return space === -1 || space >= to ? to : space + 1;
}
