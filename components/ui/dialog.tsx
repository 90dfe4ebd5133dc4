'use client';

import { X } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { uiStrings } from '@/lib/strings/ui.ts';
import { Modal } from './modal.tsx';

type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description: string;
  children: ReactNode;
};

/** A task beside the page's own; on phones it comes from below. */
export function Dialog({ open, onOpenChange, title, description, children }: DialogProps) {
  const id = useId();
  return (
    <Modal
      open={open}
      onClose={() => onOpenChange(false)}
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}text`}
      className="mx-auto mt-auto max-h-[90dvh] w-full max-w-none animate-fade overflow-y-auto rounded-t-panel border sm:m-auto sm:w-104 sm:rounded-panel"
    >
      <div className="relative p-6">
        <h2 id={`${id}title`} className="pr-10 font-semibold text-lg tracking-tight">
          {title}
        </h2>
        <p id={`${id}text`} className="mt-1.5 text-muted text-sm leading-relaxed">
          {description}
        </p>
        <div className="mt-5">{children}</div>
        <button
          type="button"
          aria-label={uiStrings.close}
          onClick={() => onOpenChange(false)}
          className="absolute top-4 right-4 pointer-coarse:top-3 pointer-coarse:right-3 grid size-9 pointer-coarse:size-11 place-items-center rounded-control text-muted hover:bg-raised hover:text-ink"
        >
          <X aria-hidden className="size-4.5" strokeWidth={1.75} />
        </button>
      </div>
    </Modal>
  );
}
