type Entry<P extends { entries: unknown[] }> = P['entries'][number];

/**
 * What the first page says, with the entries of all pages. An entry that came to its end between two pages is in both: the
 * later page has it as it is now.
 */
export function joinPages<P extends { entries: unknown[] }>(
  pages: readonly P[],
  keyOf: (entry: Entry<P>) => string,
): P {
  const [first] = pages;
  if (first === undefined) throw new Error('a query that has been answered has a page');
  const entries = new Map<string, Entry<P>>();
  for (const entry of pages.flatMap((page) => page.entries)) entries.set(keyOf(entry), entry);
  return { ...first, entries: [...entries.values()] };
}
