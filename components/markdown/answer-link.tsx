import { markdownStrings } from '@/lib/strings/markdown.ts';
import { findHiddenHost } from './find-hidden-host.ts';
import { parseLink } from './parse-link.ts';
import type { LinkProps } from './render-context.ts';

/** A link in a stranger's text: it opens apart, tells the other side nothing, and says where it leads. */
export function AnswerLink({ href, text, children }: LinkProps) {
  const url = parseLink(href);
  if (url === null) return children;
  const hiddenHost = findHiddenHost(text, url);
  return (
    <>
      <a href={url.href} title={url.href} target="_blank" rel="noopener noreferrer nofollow">
        {children}
      </a>
      {hiddenHost !== null && <span className="link-host"> {markdownStrings.leadsTo(hiddenHost)}</span>}
    </>
  );
}
