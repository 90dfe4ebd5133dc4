export type Footnotes = {
  /** Makes ids unique among the answers of a page. */
  prefix: string;
  /** By label, in the order of their first mention. */
  numbers: ReadonlyMap<string, number>;
  /** The block that mentions a label first: there the way back from the footnote leads. */
  firstBlocks: ReadonlyMap<string, number>;
};

/** @returns null when the text has no footnotes */
export function numberFootnotes(
  blocks: readonly string[],
  defined: ReadonlyMap<string, string>,
  prefix: string,
): Footnotes | null {
  if (defined.size === 0) return null;
  const numbers = new Map<string, number>();
  const firstBlocks = new Map<string, number>();
  for (const [index, block] of blocks.entries()) {
    if (/^(?:`{3}|~{3})/.test(block)) continue;
    for (const [, label = ''] of block.matchAll(/\[\^([^\]\s]{1,60})\](?!:)/g)) {
      if (!defined.has(label) || numbers.has(label)) continue;
      numbers.set(label, numbers.size + 1);
      firstBlocks.set(label, index);
    }
  }
  return numbers.size === 0 ? null : { prefix, numbers, firstBlocks };
}
