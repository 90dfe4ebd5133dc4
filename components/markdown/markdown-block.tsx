import { memo, useMemo } from 'react';
import { parseBlock } from './parse-block.ts';
import type { LinkDefinitions } from './parse-definitions.ts';
import { PlainText } from './plain-text.tsx';
import type { RenderContext } from './render-context.ts';
import { renderTokens } from './render-tokens.tsx';

type MarkdownBlockProps = {
  source: string;
  /** Of the whole text; the same object as long as they are the same. */
  definitions?: LinkDefinitions | undefined;
  index: number;
  /** The last block of a text that is still arriving. */
  open: boolean;
  context: RenderContext;
};

/** One top-level block: parsed again only when its own text changes. */
export const MarkdownBlock = memo(function MarkdownBlock({
  source,
  definitions,
  index,
  open,
  context,
}: MarkdownBlockProps) {
  const tokens = useMemo(() => parseBlock(source, definitions), [source, definitions]);
  return tokens === null ? <PlainText text={source} /> : renderTokens(tokens, { ...context, block: index, open });
});
