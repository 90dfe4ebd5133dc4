'use client';

import { memo } from 'react';
import { markdownRenderer } from './markdown-renderer.ts';
import { PlainText } from './plain-text.tsx';
import { useLazyValue } from './use-lazy-value.ts';

type MarkdownProps = {
  text: string;
  /** The text is still arriving: what is open at its end is shown as if it were closed. */
  streaming?: boolean;
};

/**
 * A worker's answer. It comes from a stranger's machine: raw HTML and dangerous links are dropped, nothing is loaded from
 * elsewhere. Until the renderer is there the text is shown as it is.
 */
export const Markdown = memo(function Markdown({ text, streaming = false }: MarkdownProps) {
  const Renderer = useLazyValue(markdownRenderer);
  return (
    <div className="prose">
      {Renderer === null ? <PlainText text={text} /> : <Renderer text={text} streaming={streaming} />}
    </div>
  );
});
