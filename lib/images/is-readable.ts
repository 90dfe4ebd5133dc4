/** A few ligatures and units in a short prompt are nothing to wonder at: ½, ㎏, ﷺ. */
const SPARE_CHARS = 64;

/**
 * Whether a prompt keeps about its length when its characters are written out, as the check reads it. Some stand for up to
 * 18 others: two thousand of them would keep the patterns, and with them the whole server, busy for most of a second. Such a
 * prompt is refused and not cut, as what is cut off would be drawn all the same.
 */
export function isReadable(prompt: string): boolean {
  return prompt.normalize('NFKC').length <= 2 * prompt.length + SPARE_CHARS;
}
