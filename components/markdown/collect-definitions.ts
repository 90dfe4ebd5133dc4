import { LIMITS } from './limits.ts';

const LINK_DEFINITION = /^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*\S+.*$/gm;
const FOOTNOTE_DEFINITION = /^\[\^([^\]\s]{1,60})\]:[ \t]*/;

export type Definitions = {
  /** Lines such as `[name]: https://…`, for every block that may refer to them; the first of them, see `LIMITS`. */
  links: string;
  /** What stands after `[^label]:`, by label. */
  footnotes: ReadonlyMap<string, string>;
};

/**
 * What blocks of one text say about each other.
 *
 * @param growing whether the text is still arriving: its last line then defines no link, as half an address leads
 *   elsewhere, and each further letter would have all blocks parsed again
 */
export function collectDefinitions(blocks: readonly string[], growing = false): Definitions {
  const links: string[] = [];
  const footnotes = new Map<string, string>();
  for (const [index, block] of blocks.entries()) {
    if (!block.includes(']:') || /^(?:`{3}|~{3})/.test(block)) continue;
    const [mark, label] = FOOTNOTE_DEFINITION.exec(block) ?? [];
    if (mark !== undefined && label !== undefined) {
      if (!footnotes.has(label)) footnotes.set(label, block.slice(mark.length).replaceAll(/\n(?: {4}|\t)/g, '\n'));
      continue;
    }
    const isGrowing = growing && index === blocks.length - 1;
    const whole = isGrowing ? block.slice(0, block.lastIndexOf('\n') + 1) : block;
    for (const line of whole.match(LINK_DEFINITION) ?? []) links.push(line);
  }
  return { links: takeFirst(links).join('\n'), footnotes };
}

function takeFirst(lines: readonly string[]): readonly string[] {
  let chars = 0;
  const end = lines.findIndex((line, index) => {
    chars += line.length;
    return index >= LIMITS.definitions || chars > LIMITS.definitionChars;
  });
  return end === -1 ? lines : lines.slice(0, end);
}

/** Whether a block only defines a footnote, which is shown at the end of the text. */
export function isFootnoteDefinition(block: string): boolean {
  return FOOTNOTE_DEFINITION.test(block);
}
