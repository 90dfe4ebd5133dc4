import type { Tokens } from 'marked';
import type { ReactNode } from 'react';
import { type AnswerToken, toAnswerTokens } from './answer-token.ts';
import { firstStrongDirection } from './first-strong-direction.ts';
import type { BlockContext } from './render-context.ts';

type RenderTokens = (tokens: readonly AnswerToken[], context: BlockContext) => ReactNode;

/** @param renderTokens draws what is in an item, which may be lists again */
export function renderList(list: Tokens.List, context: BlockContext, renderTokens: RenderTokens): ReactNode {
  const items = list.items.map((item, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a text only grows at its end
    <li key={index} dir="auto" className={item.task ? 'task' : undefined}>
      {renderTokens(toAnswerTokens(item.tokens), {
        ...context,
        open: context.open && index === list.items.length - 1,
      })}
    </li>
  ));
  const dir = firstStrongDirection(list.raw);
  if (!list.ordered) return <ul dir={dir}>{items}</ul>;
  return (
    <ol dir={dir} start={list.start === '' ? undefined : list.start}>
      {items}
    </ol>
  );
}
