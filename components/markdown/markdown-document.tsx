'use client';

import { useId, useMemo } from 'react';
import { AnswerLink } from './answer-link.tsx';
import { collectDefinitions, isFootnoteDefinition } from './collect-definitions.ts';
import { FootnoteList } from './footnote-list.tsx';
import { LIMITS } from './limits.ts';
import { MarkdownBlock } from './markdown-block.tsx';
import { numberFootnotes } from './number-footnotes.ts';
import { parseDefinitions } from './parse-definitions.ts';
import type { RenderContext } from './render-context.ts';
import { repairBlock } from './repair-block.ts';
import { splitBlocks } from './split-blocks.ts';

/** An answer's blocks. Each is parsed by itself and remembered, so that a token costs the parsing of the last one. */
export function MarkdownDocument({ text, streaming }: { text: string; streaming: boolean }) {
  const prefix = useId();
  const blocks = useMemo(() => limitBlocks(splitBlocks(text)), [text]);
  const definitions = collectDefinitions(blocks, streaming);
  const links = useMemo(() => parseDefinitions(definitions.links), [definitions.links]);
  const numbered = numberFootnotes(blocks, definitions.footnotes, prefix);
  const footnotes = useSame(numbered, numbered === null ? '' : [...numbered.firstBlocks].join());
  const formulas = useMemo(() => (text.match(/\$|\\[([]/g)?.length ?? 0) <= LIMITS.formulaMarks, [text]);
  const context = useMemo<RenderContext>(
    () => ({ Link: AnswerLink, headingId: null, formulas, footnotes }),
    [formulas, footnotes],
  );
  return (
    <>
      {blocks.map((block, index) => {
        if (isFootnoteDefinition(block)) return null;
        const isLast = index === blocks.length - 1;
        return (
          <MarkdownBlock
            // biome-ignore lint/suspicious/noArrayIndexKey: a text only grows at its end
            key={index}
            index={index}
            source={streaming && isLast ? repairBlock(block) : block}
            definitions={block.includes('[') ? links : undefined}
            open={streaming && isLast}
            context={context}
          />
        );
      })}
      {footnotes !== null && (
        <FootnoteList footnotes={footnotes} definitions={definitions.footnotes} context={context} />
      )}
    </>
  );
}

/** The rest of an answer with more blocks than anybody writes is one block, too long to be parsed. */
function limitBlocks(blocks: readonly string[]): readonly string[] {
  if (blocks.length <= LIMITS.blocks) return blocks;
  return [...blocks.slice(0, LIMITS.blocks), blocks.slice(LIMITS.blocks).join('\n\n')];
}

/** The earlier value as long as its key is the same. */
function useSame<T>(value: T, key: string): T {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the value
  return useMemo(() => value, [key]);
}
