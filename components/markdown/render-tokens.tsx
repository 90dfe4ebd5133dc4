import { Fragment, type ReactNode } from 'react';
import { type AnswerToken, toAnswerTokens } from './answer-token.ts';
import { CodeBlock } from './code-block.tsx';
import { firstStrongDirection } from './first-strong-direction.ts';
import { isClosedFence } from './is-closed-fence.ts';
import { readTokenText } from './read-token-text.ts';
import type { BlockContext } from './render-context.ts';
import { isInline, renderInline } from './render-inline.tsx';
import { renderList } from './render-list.tsx';
import { renderTable } from './render-table.tsx';
import { stripHtml } from './strip-html.ts';

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;

/**
 * Tokens as elements. Every kind that can be drawn is named here or in render-inline: what isn't, isn't drawn, so there is
 * nothing to sanitise afterwards.
 */
export function renderTokens(tokens: readonly AnswerToken[], context: BlockContext): ReactNode {
  return tokens.map((token, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a text only grows at its end
    <Fragment key={index}>{isInline(token) ? renderInline([token], context) : renderBlock(token, context)}</Fragment>
  ));
}

function renderBlock(token: AnswerToken, context: BlockContext): ReactNode {
  switch (token.type) {
    case 'heading': {
      const Heading = HEADINGS[token.depth - 1] ?? 'h6';
      const inner = toAnswerTokens(token.tokens);
      const text = readTokenText(inner);
      const id = context.headingId?.(text);
      const { HeadingLink } = context;
      return (
        <Heading id={id} dir="auto">
          {renderInline(inner, context)}
          {HeadingLink !== undefined && id !== undefined && <HeadingLink id={id} text={text} />}
        </Heading>
      );
    }
    case 'paragraph':
      return <p dir="auto">{renderInline(toAnswerTokens(token.tokens), context)}</p>;
    case 'code':
      return (
        <CodeBlock
          code={token.text}
          language={(token.lang ?? '').trim().split(/[\s{,:]/)[0] ?? ''}
          open={context.open && !isClosedFence(token)}
        />
      );
    case 'blockquote':
      return (
        <blockquote dir={firstStrongDirection(token.raw)}>
          {renderTokens(toAnswerTokens(token.tokens), context)}
        </blockquote>
      );
    case 'list':
      return renderList(token, context, renderTokens);
    case 'table':
      return renderTable(token, context);
    case 'hr':
      return <hr />;
    case 'html': {
      const words = stripHtml(token.text).trim();
      return words === '' ? null : (
        <p dir="auto" className="whitespace-pre-line">
          {words}
        </p>
      );
    }
    default:
      return null;
  }
}
