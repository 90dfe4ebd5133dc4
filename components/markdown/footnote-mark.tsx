import { markdownStrings } from '@/lib/strings/markdown.ts';
import type { BlockContext } from './render-context.ts';

/** `[^1]` as a raised number that leads to its footnote. Without one it is what was written. */
export function FootnoteMark({ label, source, context }: { label: string; source: string; context: BlockContext }) {
  const { footnotes, block, open } = context;
  const number = footnotes?.numbers.get(label);
  if (footnotes === null || number === undefined) return open ? null : source;
  const isFirst = footnotes.firstBlocks.get(label) === block;
  return (
    <sup>
      <a
        id={isFirst ? `${footnotes.prefix}-mention-${number}` : undefined}
        href={`#${footnotes.prefix}-footnote-${number}`}
        aria-label={markdownStrings.footnote(number)}
      >
        {number}
      </a>
    </sup>
  );
}
