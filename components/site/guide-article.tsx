import Link from 'next/link';
import type { ReactNode } from 'react';
import { slugifyHeading } from '@/lib/guides/slugify-heading.ts';
import { collectDefinitions } from '../markdown/collect-definitions.ts';
import { MarkdownBlock } from '../markdown/markdown-block.tsx';
import { parseDefinitions } from '../markdown/parse-definitions.ts';
import type { LinkProps, RenderContext } from '../markdown/render-context.ts';
import { splitBlocks } from '../markdown/split-blocks.ts';
import { GuideImage } from './guide-image.tsx';
import { HeadingLink } from './heading-link.tsx';

/** Guides link to each other as files (`workers.md#run`); here they are pages. Other files have no page. */
function resolveLink(href: string): string | null {
  if (/^(https?:|mailto:|#|\/)/.test(href)) return href;
  const guide = /^(?:\.\/)?([a-z0-9-]+)\.md(#.*)?$/.exec(href);
  return guide === null ? null : `/guides/${guide[1]}${guide[2] ?? ''}`;
}

function GuideLink({ href, children }: LinkProps) {
  const target = resolveLink(href);
  return target === null ? children : <Link href={target}>{children}</Link>;
}

const CONTEXT: RenderContext = {
  Link: GuideLink,
  Image: GuideImage,
  headingId: slugifyHeading,
  HeadingLink,
  formulas: true,
  footnotes: null,
};

type GuideArticleProps = {
  title: string;
  body: string;
  /** Between the title and the text. */
  contents?: ReactNode;
};

/** A guide of this project, drawn on the server. */
export function GuideArticle({ title, body, contents }: GuideArticleProps) {
  const blocks = splitBlocks(body);
  const links = parseDefinitions(collectDefinitions(blocks).links);
  return (
    <article className="min-w-0">
      <h1 className="text-balance font-semibold text-3xl tracking-tight sm:text-4xl">{title}</h1>
      {contents}
      <div className="prose guide mt-6">
        {blocks.map((block, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: drawn once
          <MarkdownBlock key={index} index={index} source={block} definitions={links} open={false} context={CONTEXT} />
        ))}
      </div>
    </article>
  );
}
