/** Longer than any template's name: this is a message that merely begins with a slash, such as a path. */
const QUERY_CHARS_MAX = 40;

/** What is looked for when a draft is `/` and a name; null when the draft asks for no template. */
export function readTemplateQuery(draft: string): string | null {
  if (!/^\/(\S.*)?$/.test(draft) || draft.length > QUERY_CHARS_MAX) return null;
  return draft.slice(1);
}
