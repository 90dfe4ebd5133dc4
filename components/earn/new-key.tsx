'use client';

import { CopyButton } from '../ui/copy-button.tsx';
import { Notice } from '../ui/notice.tsx';

/** A key just made, in the command that uses it: the only time it can be read. */
export function NewKey({ secret }: { secret: string }) {
  const command = `npx ashao-worker --server ${window.location.origin} --key ${secret}`;
  return (
    <Notice tone="info" title="Your new key is shown this once">
      Run this on the machine that is to work, in a copy of the project after <code>npm install</code>. The worker
      appears below when it has registered.
      <span className="mt-3 flex items-start gap-1 rounded-lg bg-raised py-1 pr-1 pl-3">
        <code data-testid="worker-command" className="min-w-0 flex-1 break-all py-1.5 font-mono text-[13px] text-ink">
          {command}
        </code>
        <CopyButton label="Copy the command" read={() => command} />
      </span>
    </Notice>
  );
}
