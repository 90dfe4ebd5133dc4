'use client';

import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { z } from 'zod';
import { describeError } from '@/lib/client/api-error.ts';
import { earnStrings } from '@/lib/strings/earn.ts';
import type { workerKeySchema } from '@/lib/workers/schemas.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { useDeleteWorkerKey } from './use-worker-keys.ts';

const strings = earnStrings.keys;

export function WorkerKeyRow({ workerKey }: { workerKey: z.infer<typeof workerKeySchema> }) {
  const [confirming, setConfirming] = useState(false);
  const remove = useDeleteWorkerKey();
  return (
    <li className="flex items-center gap-3 border-b py-3">
      <div className="min-w-0 flex-1">
        <p className="truncate">{workerKey.name}</p>
        <p className="break-words text-faint text-sm">
          <span className="font-mono">{workerKey.hint}…</span> · {strings.made(workerKey.createdAt)} ·{' '}
          {strings.used(workerKey.lastUsedAt)}
        </p>
        {remove.isError && (
          <p role="alert" className="text-bad text-sm">
            {describeError(remove.error)}
          </p>
        )}
      </div>
      <IconButton icon={Trash2} label={strings.remove(workerKey.name)} onClick={() => setConfirming(true)} />
      <ConfirmDialog
        open={confirming}
        onOpenChange={setConfirming}
        title={strings.confirmTitle}
        description={strings.confirmText(workerKey.name)}
        confirmLabel={strings.confirm}
        onConfirm={() => remove.mutate(workerKey.id)}
      />
    </li>
  );
}
