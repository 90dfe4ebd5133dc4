import { Fragment, type ReactNode } from 'react';
import { markdownStrings } from '@/lib/strings/markdown.ts';
import { type AnswerToken, toAnswerTokens } from './answer-token.ts';
import { decodeEntities } from './decode-entities.ts';
import { FootnoteMark } from './footnote-mark.tsx';
import { Formula } from './formula.tsx';
import { readTokenText } from './read-token-text.ts';
import type { BlockContext } from './render-context.ts';
import { stripHtml } from './strip-html.ts';

const INLINE: ReadonlySet<string> = new Set(
  'br checkbox codespan del em escape footnote formula image link strong text'.split(' '),
);

export function isInline(token: AnswerToken): boolean {
  return INLINE.has(token.type);
}

export function renderInline(tokens: readonly AnswerToken[], context: BlockContext): ReactNode {
  return tokens.map((token, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a text only grows at its end
    <Fragment key={index}>{renderOne(token, context)}</Fragment>
  ));
}

function renderOne(token: AnswerToken, context: BlockContext): ReactNode {
  const inner = () => renderInline(toAnswerTokens('tokens' in token ? token.tokens : []), context);
  switch (token.type) {
    case 'text':
      return token.tokens === undefined ? decodeEntities(token.text) : inner();
    case 'escape':
      return token.text;
    case 'strong':
      return <strong>{inner()}</strong>;
    case 'em':
      return <em>{inner()}</em>;
    case 'del':
      return <del>{inner()}</del>;
    case 'codespan':
      return <code dir="ltr">{token.text}</code>;
    case 'br':
      return <br />;
    case 'html':
      return /^<br\s*\/?>$/i.test(token.text) ? <br /> : stripHtml(token.text);
    case 'checkbox':
      return (
        <input
          type="checkbox"
          checked={token.checked}
          disabled
          aria-label={token.checked ? markdownStrings.taskDone : markdownStrings.taskOpen}
        />
      );
    case 'formula':
      return <Formula tex={token.tex} display={token.display} source={token.raw.trim()} draws={context.formulas} />;
    case 'footnote':
      return <FootnoteMark label={token.label} source={token.raw} context={context} />;
    case 'link': {
      const content = toAnswerTokens(token.tokens);
      return (
        <context.Link href={token.href} text={readTokenText(content)}>
          {renderInline(content, { ...context, Link: JustText })}
        </context.Link>
      );
    }
    case 'image': {
      const alt = decodeEntities(token.text);
      if (context.Image) return <context.Image href={token.href} alt={alt} />;
      // Never loaded: the text comes from a stranger's machine, and an image's address could report who reads it.
      const label = markdownStrings.image(alt);
      return (
        <context.Link href={token.href} text={label}>
          {label}
        </context.Link>
      );
    }
    default:
      return null;
  }
}

/** A link within a link, as a badge in a README is: the outer one counts. */
function JustText({ children }: { children: ReactNode }) {
  return children;
}
