'use client';

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { deleteAccount } from '@/lib/client/account-api.ts';
import { describeError } from '@/lib/client/api-error.ts';
import { accountStrings } from '@/lib/strings/account.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { useCredits } from '../wallet/use-credits.ts';
import { useEndSession } from '../wallet/use-end-session.ts';

const strings = accountStrings.remove;

type DeleteDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  address: string;
  onDeleted: (returned: number) => void;
};

/** Says what goes and what stays, and takes typing: a click is too easily a slip. */
export function DeleteDialog({ open, onOpenChange, address, onDeleted }: DeleteDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={strings.dialogTitle} description={strings.dialogText}>
      <DeleteForm address={address} onDeleted={onDeleted} onCancel={() => onOpenChange(false)} />
    </Dialog>
  );
}

type DeleteFormProps = { address: string; onDeleted: (returned: number) => void; onCancel: () => void };

function DeleteForm({ address, onDeleted, onCancel }: DeleteFormProps) {
  const field = useId();
  const [typed, setTyped] = useState('');
  const granted = useCredits().data?.granted ?? 0;
  const endSession = useEndSession();
  const remove = useMutation({
    mutationFn: () => deleteAccount(address),
    onSuccess: ({ returned }) => {
      onDeleted(returned);
      endSession();
    },
  });
  const matches = typed.trim().toLowerCase() === strings.phrase;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (matches && !remove.isPending) remove.mutate();
  }
  return (
    <form onSubmit={submit} className="grid gap-4 text-sm">
      <Facts title={strings.goes} facts={strings.goesList(granted)} />
      <Facts title={strings.stays} facts={strings.staysList} />
      <label htmlFor={field} className="grid gap-1.5">
        {strings.type(strings.phrase)}
        <input
          id={field}
          value={typed}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value)}
          className="h-10 w-full rounded-control border border-line-strong bg-canvas px-3 text-base"
        />
      </label>
      {remove.isError && <Notice title={strings.failed}>{describeError(remove.error)}</Notice>}
      <div className="flex justify-end gap-2">
        <Button size="small" onClick={onCancel}>
          {strings.cancel}
        </Button>
        <Button type="submit" look="danger" size="small" disabled={!matches || remove.isPending}>
          {remove.isPending ? strings.deleting : strings.confirm}
        </Button>
      </div>
    </form>
  );
}

function Facts({ title, facts }: { title: string; facts: readonly string[] }) {
  return (
    <div>
      <h3 className="font-medium">{title}</h3>
      <ul className="mt-1 list-disc pl-5 text-muted leading-relaxed">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </div>
  );
}
