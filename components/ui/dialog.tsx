import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';

type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description: string;
  children: ReactNode;
};

export function Dialog({ open, onOpenChange, title, description, children }: DialogProps) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 bg-overlay backdrop-blur-[2px]" />
        <Primitive.Content className="-translate-x-1/2 fixed inset-x-auto bottom-0 left-1/2 z-50 max-h-[90dvh] w-full overflow-y-auto rounded-t-panel border bg-surface p-6 shadow-lift sm:top-1/2 sm:bottom-auto sm:w-[26rem] sm:-translate-y-1/2 sm:rounded-panel">
          <Primitive.Title className="pr-10 font-semibold text-lg tracking-tight">{title}</Primitive.Title>
          <Primitive.Description className="mt-1.5 text-muted text-sm leading-relaxed">
            {description}
          </Primitive.Description>
          <div className="mt-5">{children}</div>
          <Primitive.Close
            aria-label="Close"
            className="absolute top-4 right-4 grid size-9 place-items-center rounded-control text-muted hover:bg-raised hover:text-ink"
          >
            <X aria-hidden className="size-4.5" strokeWidth={1.75} />
          </Primitive.Close>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
