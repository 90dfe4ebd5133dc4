/** The words of a piece of Markdown without its marks, for search results and tables of contents. Code keeps its text. */
export function toPlainText(markdown: string): string {
  return (
    markdown
      // A fence's own line, and the row of dashes below a table's head.
      .replace(/^\s*(```|~~~).*$/gm, '')
      .replace(/^[\s|:-]*-{3,}[\s|:-]*$/gm, '')
      .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/^\s*(?:[-*+]|\d+\.|>|#{1,6})\s+/gm, '')
      .replace(/^[^\S\n]*\||\|[^\S\n]*$/gm, '')
      .replace(/[^\S\n]*\|[^\S\n]*/g, ' · ')
      .replace(/(^|\s)_([^_]+)_(?=[\s.,;:!?)]|$)/g, '$1$2')
      .replace(/[`*]/g, '')
      .replace(/\s+/g, ' ')
      .trim()
  );
}
