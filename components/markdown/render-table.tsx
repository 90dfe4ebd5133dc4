import type { Tokens } from 'marked';
import type { ReactNode } from 'react';
import { markdownStrings } from '@/lib/strings/markdown.ts';
import { toAnswerTokens } from './answer-token.ts';
import { readTokenText } from './read-token-text.ts';
import type { BlockContext } from './render-context.ts';
import { renderInline } from './render-inline.tsx';

/** Redundant until a style sheet gives these elements another display, which takes their meaning away. */
const ROLES = { table: { role: 'table' }, row: { role: 'row' } } as const;

/**
 * A table scrolls sideways by itself, so that a wide one never widens the page. Where a style sheet sets its rows as lists
 * (guides on phones), cells carry their column's name, and the roles keep it a table for screen readers.
 */
export function renderTable(table: Tokens.Table, context: BlockContext): ReactNode {
  const labels = table.header.map(({ tokens }) => readTokenText(toAnswerTokens(tokens)));
  const cell = ({ tokens, align }: Tokens.TableCell, Cell: 'th' | 'td', column: number) => (
    <Cell
      key={column}
      dir="auto"
      scope={Cell === 'th' ? 'col' : undefined}
      role={Cell === 'th' ? 'columnheader' : 'cell'}
      data-label={Cell === 'td' ? labels[column] : undefined}
      style={align === null ? undefined : { textAlign: align }}
    >
      {renderInline(toAnswerTokens(tokens), context)}
    </Cell>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
    <div className="table-scroll" role="group" aria-label={markdownStrings.table} tabIndex={0}>
      <table {...ROLES.table}>
        <thead>
          <tr {...ROLES.row}>{table.header.map((it, column) => cell(it, 'th', column))}</tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a text only grows at its end
            <tr key={index} {...ROLES.row}>
              {row.map((it, column) => cell(it, 'td', column))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
