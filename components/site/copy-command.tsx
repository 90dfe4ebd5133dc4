'use client';

import { siteStrings } from '@/lib/strings/site.ts';
import { CopyButton } from '../ui/copy-button.tsx';

const { worker } = siteStrings;

/** Lines for a shell; long ones break rather than widen the page, and are copied whole. */
export function CopyCommand({ command }: { command: string }) {
  return (
    <div className="flex items-start gap-1 rounded-card border bg-surface py-2 pr-2 pl-4">
      <pre className="min-w-0 flex-1 whitespace-pre-wrap break-words py-1.5 font-mono text-meta leading-6">
        <code>{command}</code>
      </pre>
      <CopyButton label={worker.copy} read={() => command} />
    </div>
  );
}
