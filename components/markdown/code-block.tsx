'use client';

import { WrapText } from 'lucide-react';
import { memo, type ReactNode, useState } from 'react';
import { markdownStrings } from '@/lib/strings/markdown.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { joinClasses } from '../ui/join-classes.ts';
import { useHighlight } from './use-highlight.ts';

type CodeBlockProps = {
  code: string;
  language: string;
  /** Its fence hasn't closed yet: colours come when it has. */
  open?: boolean;
};

/** A fenced block: scrolls sideways by itself, so that a long line never widens the page. */
export const CodeBlock = memo(function CodeBlock({ code, language, open = false }: CodeBlockProps) {
  const [wraps, setWraps] = useState(false);
  const lines = useHighlight(code, language, open);
  const name = language === '' ? markdownStrings.plainCode : language;
  return (
    <div dir="ltr" className="code-block">
      <div className="flex h-9 pointer-coarse:h-11 items-center justify-between gap-2 border-b pr-1 pl-4 text-faint text-xs">
        <span className="truncate font-mono">{name}</span>
        <span className="flex">
          <IconButton
            icon={WrapText}
            label={markdownStrings.wrapLines}
            aria-pressed={wraps}
            className="size-8 aria-pressed:text-violet [&_svg]:size-4"
            onClick={() => setWraps(!wraps)}
          />
          <CopyButton label={markdownStrings.copyCode} read={() => code} />
        </span>
      </div>
      <CodeText label={markdownStrings.code(name)} wraps={wraps}>
        {lines === null ? code : <Highlighted lines={lines} />}
      </CodeText>
    </div>
  );
});

function CodeText({ label, wraps, children }: { label: string; wraps: boolean; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <pre
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
      tabIndex={0}
      className={joinClasses(
        'focus-visible:-outline-offset-2',
        wraps && 'whitespace-pre-wrap [overflow-wrap:anywhere]',
      )}
    >
      <code>{children}</code>
    </pre>
  );
}

function Highlighted({ lines }: { lines: ReturnType<typeof useHighlight> & object }) {
  return lines.flatMap((line, row) => [
    row > 0 && '\n',
    ...line.map(({ text, className }, column) =>
      className === null ? (
        text
      ) : (
        // biome-ignore lint/suspicious/noArrayIndexKey: finished code doesn't change
        <span key={`${row}:${column}`} className={className}>
          {text}
        </span>
      ),
    ),
  ]);
}
