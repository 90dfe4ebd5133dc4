/** Those whose name has a word beginning with the query; whole names that begin with it come first. */
export function filterTemplates<T extends { name: string }>(templates: readonly T[], query: string): T[] {
  const wanted = query.toLowerCase();
  if (wanted === '') return [...templates];
  const begins = templates.filter(({ name }) => name.toLowerCase().startsWith(wanted));
  const inside = templates.filter(({ name }) => !begins.some((other) => other.name === name) && hasWord(name, wanted));
  return [...begins, ...inside];
}

function hasWord(name: string, wanted: string): boolean {
  return name.toLowerCase().includes(` ${wanted}`);
}
