/**
 * The id of a heading, so that `guide.md#some-heading` works here as it does where the Markdown is browsed: lower case,
 * punctuation dropped, spaces to hyphens.
 */
export function slugifyHeading(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s+/g, '-');
}
