import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { Sidebar } from './sidebar.tsx';
import type { Theme } from './theme.ts';

type MobileSidebarProps = { open: boolean; onOpenChange: (open: boolean) => void; theme: Theme };

export function MobileSidebar({ open, onOpenChange, theme }: MobileSidebarProps) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-30 bg-[oklch(0.12_0.02_288/0.6)] lg:hidden" />
        <Dialog.Content
          aria-describedby={undefined}
          // Not into the search field: on a phone that opens the keyboard over the list.
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
          }}
          className="fixed inset-y-0 left-0 z-40 w-[min(19rem,86vw)] border-r bg-surface shadow-lift focus-visible:outline-none lg:hidden"
        >
          <Dialog.Title className="sr-only">Conversations</Dialog.Title>
          <Sidebar theme={theme} onNavigate={() => onOpenChange(false)} />
          <Dialog.Close
            aria-label="Close the conversation list"
            className="absolute top-2.5 right-2 grid size-9 place-items-center rounded-lg text-muted hover:bg-raised"
          >
            <X aria-hidden className="size-[18px]" strokeWidth={1.75} />
          </Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
