'use client';

import { useState } from 'react';
import { accountStrings } from '@/lib/strings/account.ts';
import { Button } from '../ui/button.tsx';
import { useCredits } from '../wallet/use-credits.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { Panel } from './panel.tsx';

const strings = accountStrings.remove;

type DeletePanelProps = { address: string; onDeleted: (returned: number) => void };

export function DeletePanel({ address, onDeleted }: DeletePanelProps) {
  const [open, setOpen] = useState(false);
  const purchased = useCredits().data?.purchased ?? 0;
  return (
    <Panel title={strings.title}>
      <p className="max-w-xl text-muted text-sm leading-relaxed">{strings.text}</p>
      {purchased > 0 && <p className="mt-2 max-w-xl text-sm text-warn leading-relaxed">{strings.blocked(purchased)}</p>}
      <Button look="danger" size="small" className="mt-4" disabled={purchased > 0} onClick={() => setOpen(true)}>
        {strings.open}
      </Button>
      <DeleteDialog open={open} onOpenChange={setOpen} address={address} onDeleted={onDeleted} />
    </Panel>
  );
}
