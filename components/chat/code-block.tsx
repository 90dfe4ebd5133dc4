'use client';

import { isValidElement, type ReactNode, useRef } from 'react';
import { CopyButton } from '../ui/copy-button.tsx';

/** A fenced block: scrolls sideways by itself, so that a long line never widens the page. */
export function CodeBlock({ children }: { children: ReactNode }) {
  const block = useRef<HTMLPreElement>(null);
  return (
    <div className="my-[0.9em] overflow-hidden rounded-xl border bg-surface">
      <div className="flex h-9 items-center justify-between border-b pr-1 pl-4 text-faint text-xs">
        <span className="font-mono">{readLanguage(children)}</span>
        <CopyButton label="Copy code" read={() => block.current?.textContent ?? ''} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard */}
      <pre ref={block} tabIndex={0} className="!my-0 focus-visible:-outline-offset-2">
        {children}
      </pre>
    </div>
  );
}

function readLanguage(children: ReactNode): string {
  if (!isValidElement<{ className?: string }>(children)) return 'text';
  return /language-([\w+#.-]+)/.exec(children.props.className ?? '')?.[1] ?? 'text';
}
