/** `{text}`, `{target language}`: a name in braces. Not `{}` and not `{ "a": 1 }`, which is somebody's code. */
const PLACEHOLDER = /\{\p{L}[\p{L} -]{0,30}\}/gu;

type Range = { start: number; end: number };

/** The first placeholder of a template's text at or after `from`. */
export function findPlaceholder(text: string, from = 0): Range | null {
  PLACEHOLDER.lastIndex = from;
  const match = PLACEHOLDER.exec(text);
  return match === null ? null : { start: match.index, end: match.index + match[0].length };
}
