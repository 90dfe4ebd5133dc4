import { X } from 'lucide-react';
import { Modal } from '../ui/modal.tsx';
import { Sidebar } from './sidebar.tsx';
import type { Theme } from './theme.ts';

type MobileSidebarProps = { open: boolean; onOpenChange: (open: boolean) => void; theme: Theme };

export function MobileSidebar({ open, onOpenChange, theme }: MobileSidebarProps) {
  return (
    <Modal
      open={open}
      onClose={() => onOpenChange(false)}
      aria-label="Conversations"
      className="fixed inset-y-0 right-auto left-0 h-dvh max-h-none w-[min(19rem,86vw)] animate-slide-left border-r lg:hidden"
    >
      <div className="relative h-full">
        <Sidebar theme={theme} onNavigate={() => onOpenChange(false)} />
        <button
          type="button"
          aria-label="Close the conversation list"
          onClick={() => onOpenChange(false)}
          className="absolute top-2.5 right-2 grid size-9 place-items-center rounded-control text-muted hover:bg-raised"
        >
          <X aria-hidden className="size-4.5" strokeWidth={1.75} />
        </button>
      </div>
    </Modal>
  );
}
