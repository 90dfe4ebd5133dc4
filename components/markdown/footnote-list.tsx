import { markdownStrings } from '@/lib/strings/markdown.ts';
import { MarkdownBlock } from './markdown-block.tsx';
import type { Footnotes } from './number-footnotes.ts';
import type { RenderContext } from './render-context.ts';

/** With the mark that keeps it from becoming an emoji. */
const BACK_ARROW = '↩\ufe0e';

type FootnoteListProps = {
  footnotes: Footnotes;
  /** Their texts, by label. */
  definitions: ReadonlyMap<string, string>;
  context: RenderContext;
};

/** The footnotes of a text, at its end. */
export function FootnoteList({ footnotes, definitions, context }: FootnoteListProps) {
  const { prefix, numbers } = footnotes;
  return (
    <section aria-label={markdownStrings.footnotes} className="footnotes">
      <ol>
        {[...numbers].map(([label, number]) => (
          <li key={label} id={`${prefix}-footnote-${number}`} dir="auto">
            <MarkdownBlock source={definitions.get(label) ?? ''} index={-1} open={false} context={context} />
            <a href={`#${prefix}-mention-${number}`} aria-label={markdownStrings.backToText(number)}>
              {BACK_ARROW}
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}
