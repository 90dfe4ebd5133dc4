const MARK =
  /(?<opening>[([{（［｛])|(?<closing>[)\]}）］｝])|(?<parting>[,;\n，；、])|[:：]\s*[-‐‑‒–—−－﹣]\s*\.?[\d０-９]/gu;

/**
 * What a text weighs below zero, as `(night:-1.2)`: an engine turns that into its opposite, so that a negative prompt asks
 * for it and a prompt gets rid of it. Without brackets it is what stands since the last comma.
 */
export function findWeightedAway(text: string): string {
  // A bracket that is meant as a character would hide where the group begins.
  const plain = text.replaceAll(/\\[()[\]{}]/g, '  ');
  const open: number[] = [];
  const found: { start: number; end: number }[] = [];
  let parted = 0;
  for (const { 0: mark, index, groups = {} } of plain.matchAll(MARK)) {
    const behind = index + mark.length;
    if (groups.opening) open.push(behind);
    else if (groups.closing) open.pop();
    else if (groups.parting) parted = open.length === 0 ? behind : parted;
    else {
      const start = open.at(-1) ?? parted;
      // What lies in a longer one is written out once: a text must not grow with the square of its weights.
      while ((found.at(-1)?.start ?? -1) >= start) found.pop();
      found.push({ start, end: index });
    }
  }
  return found.map(({ start, end }) => plain.slice(start, end)).join(', ');
}
