'use client';

import { Check, Link2 } from 'lucide-react';
import { type MouseEvent, useEffect, useState } from 'react';
import { guideStrings } from '@/lib/strings/guides.ts';

const { article } = guideStrings;
const CONFIRM_MS = 1_600;

/** After a heading: pressing it goes there and copies the address. */
export function HeadingLink({ id, text }: { id: string; text: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), CONFIRM_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy(event: MouseEvent<HTMLAnchorElement>) {
    // Refused without permission or on plain http: then the address bar has the link.
    const done = await navigator.clipboard?.writeText(event.currentTarget.href).then(
      () => true,
      () => false,
    );
    setCopied(done === true);
  }
  const Icon = copied ? Check : Link2;
  return (
    <a
      href={`#${id}`}
      aria-label={copied ? article.copied : article.section(text)}
      onClick={(event) => void copy(event)}
      className="heading-link"
    >
      <Icon aria-hidden className="inline size-[0.85em]" strokeWidth={2} />
    </a>
  );
}
