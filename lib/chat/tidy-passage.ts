/**
 * A passage cut out of a Markdown text, made readable on one line: without the signs that only set it, and beginning with
 * a whole word where it was cut (it begins with "…" then).
 */
export function tidyPassage(passage: string): string {
  return passage
    .replaceAll(/\|[\s:|-]*--[\s:|-]*\|?|^-{3,}$/gm, ' ')
    .replaceAll(/[`*#|]+|^\s*>+/gm, ' ')
    .replace(/^…\S*\s+/, '… ')
    .replaceAll(/\s+/g, ' ')
    .trimEnd();
}
