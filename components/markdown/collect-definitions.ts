const LINK_DEFINITION = /^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*\S+.*$/gm;
const FOOTNOTE_DEFINITION = /^\[\^([^\]\s]{1,60})\]:[ \t]*/;

export type Definitions = {
  /** Lines such as `[name]: https://…`, for every block that may refer to them. */
  links: string;
  /** What stands after `[^label]:`, by label. */
  footnotes: ReadonlyMap<string, string>;
};

/** What blocks of one text say about each other. */
export function collectDefinitions(blocks: readonly string[]): Definitions {
  const links: string[] = [];
  const footnotes = new Map<string, string>();
  for (const block of blocks) {
    if (!block.includes(']:') || /^(?:`{3}|~{3})/.test(block)) continue;
    const [mark, label] = FOOTNOTE_DEFINITION.exec(block) ?? [];
    if (mark !== undefined && label !== undefined) {
      if (!footnotes.has(label)) footnotes.set(label, block.slice(mark.length).replaceAll(/\n(?: {4}|\t)/g, '\n'));
    } else links.push(...(block.match(LINK_DEFINITION) ?? []));
  }
  return { links: links.join('\n'), footnotes };
}

/** Whether a block only defines a footnote, which is shown at the end of the text. */
export function isFootnoteDefinition(block: string): boolean {
  return FOOTNOTE_DEFINITION.test(block);
}
