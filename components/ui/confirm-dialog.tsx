'use client';

import { useId } from 'react';
import { uiStrings } from '@/lib/strings/ui.ts';
import { Button } from './button.tsx';
import { Modal } from './modal.tsx';

type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description: string;
  confirmLabel: string;
  onConfirm: () => void;
};

/** Asks before something that can't be taken back. The safe answer comes first and so has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const id = useId();
  const close = () => props.onOpenChange(false);
  function confirm() {
    close();
    props.onConfirm();
  }
  return (
    <Modal
      role="alertdialog"
      open={props.open}
      onClose={close}
      lightDismiss={false}
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}text`}
      className="m-auto w-[calc(100%-2rem)] max-w-sm animate-fade rounded-panel border"
    >
      <div className="p-6">
        <h2 id={`${id}title`} className="font-semibold tracking-tight">
          {props.title}
        </h2>
        <p id={`${id}text`} className="mt-2 break-words text-muted text-sm leading-relaxed">
          {props.description}
        </p>
        <div className="mt-6 flex justify-end gap-2">
          <Button size="small" onClick={close}>
            {uiStrings.cancel}
          </Button>
          <Button look="danger" size="small" onClick={confirm}>
            {props.confirmLabel}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
