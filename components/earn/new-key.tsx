'use client';

import { earnStrings } from '@/lib/strings/earn.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Notice } from '../ui/notice.tsx';

const strings = earnStrings.newKey;

/** A key just made, in the command that uses it: the only time it can be read. */
export function NewKey({ secret }: { secret: string }) {
  const command = `npx ashao-worker --server ${window.location.origin} --key ${secret}`;
  return (
    <Notice tone="info" title={strings.title}>
      {strings.before}
      <code>{strings.command}</code>
      {strings.after}
      <span className="mt-3 flex items-start gap-1 rounded-control bg-raised py-1 pr-1 pl-3">
        <code data-testid="worker-command" className="min-w-0 flex-1 break-all py-1.5 font-mono text-meta text-ink">
          {command}
        </code>
        <CopyButton label={strings.copy} read={() => command} />
      </span>
    </Notice>
  );
}
