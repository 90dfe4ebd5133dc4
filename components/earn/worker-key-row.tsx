'use client';

import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { z } from 'zod';
import { describeError } from '@/lib/client/api-error.ts';
import { formatDate } from '@/lib/client/format.ts';
import type { workerKeySchema } from '@/lib/workers/schemas.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { useDeleteWorkerKey } from './use-worker-keys.ts';

export function WorkerKeyRow({ workerKey }: { workerKey: z.infer<typeof workerKeySchema> }) {
  const [confirming, setConfirming] = useState(false);
  const remove = useDeleteWorkerKey();
  const used = workerKey.lastUsedAt === null ? 'never used' : `last used ${formatDate(workerKey.lastUsedAt)}`;
  return (
    <li className="flex items-center gap-3 border-b py-3">
      <div className="min-w-0 flex-1">
        <p className="truncate">{workerKey.name}</p>
        <p className="truncate text-faint text-sm">
          <span className="font-mono">{workerKey.hint}…</span> · made {formatDate(workerKey.createdAt)} · {used}
        </p>
        {remove.isError && (
          <p role="alert" className="text-bad text-sm">
            {describeError(remove.error)}
          </p>
        )}
      </div>
      <IconButton icon={Trash2} label={`Delete the key ${workerKey.name}`} onClick={() => setConfirming(true)} />
      <ConfirmDialog
        open={confirming}
        onOpenChange={setConfirming}
        title="Delete this key?"
        description={`Workers that registered with “${workerKey.name}” stop at once, and no new one can register with it.`}
        confirmLabel="Delete"
        onConfirm={() => remove.mutate(workerKey.id)}
      />
    </li>
  );
}
