import Link from 'next/link';
import type { ReactNode } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { slugifyHeading } from '@/lib/guides/slugify-heading.ts';
import { CodeBlock } from '../chat/code-block.tsx';

/** The words of rendered children, for a heading's id. */
function readText(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number') return String(node);
  if (Array.isArray(node)) return node.map(readText).join('');
  if (typeof node === 'object' && node !== null && 'props' in node) {
    return readText((node.props as { children?: ReactNode }).children);
  }
  return '';
}

/** Guides link to each other as files (`workers.md#run`); here they are pages. Other files have no page. */
function resolveLink(href: string): string | null {
  if (/^(https?:|mailto:|#|\/)/.test(href)) return href;
  const guide = /^(?:\.\/)?([a-z0-9-]+)\.md(#.*)?$/.exec(href);
  return guide === null ? null : `/guides/${guide[1]}${guide[2] ?? ''}`;
}

const COMPONENTS: Components = {
  h2: ({ children }) => <h2 id={slugifyHeading(readText(children))}>{children}</h2>,
  h3: ({ children }) => <h3 id={slugifyHeading(readText(children))}>{children}</h3>,
  a: ({ href = '', children }) => {
    const target = resolveLink(href);
    if (target === null) return <>{children}</>;
    return <Link href={target}>{children}</Link>;
  },
  pre: ({ children }) => <CodeBlock>{children}</CodeBlock>,
  table: ({ children }) => (
    <div className="table-scroll">
      <table>{children}</table>
    </div>
  ),
};

const PLUGINS = [remarkGfm];

/** A guide of this project, drawn on the server. */
export function GuideArticle({ title, body }: { title: string; body: string }) {
  return (
    <article className="min-w-0">
      <h1 className="text-balance font-semibold text-3xl tracking-tight sm:text-4xl">{title}</h1>
      <div className="prose mt-6">
        <ReactMarkdown remarkPlugins={PLUGINS} components={COMPONENTS}>
          {body}
        </ReactMarkdown>
      </div>
    </article>
  );
}
