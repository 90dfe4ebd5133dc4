/** Characters in a line of a message on a wide screen. */
const LINE_CHARS = 76;
/** A person's message is folded to this many lines. */
export const FOLDED_LINES = 12;
/** Folding for two lines more would be a nuisance. */
const LONG_LINES = FOLDED_LINES + 2;

/** About how many lines a text takes. Counted, not measured: measuring would lay out what is out of view. */
export function countLines(text: string): number {
  return text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / LINE_CHARS)), 0);
}

export function isLong(text: string): boolean {
  return countLines(text) > LONG_LINES;
}
