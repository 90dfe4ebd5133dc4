'use client';

import { X } from 'lucide-react';
import { shellStrings as strings } from '@/lib/strings/shell.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Modal } from '../ui/modal.tsx';
import { Sidebar } from './sidebar.tsx';
import type { Theme } from './theme.ts';

type MobileSidebarProps = { open: boolean; onOpenChange: (open: boolean) => void; theme: Theme };

/** The sidebar as a drawer. A press beside it closes it, and so does going anywhere from it. */
export function MobileSidebar({ open, onOpenChange, theme }: MobileSidebarProps) {
  const close = () => onOpenChange(false);
  return (
    <Modal
      open={open}
      onClose={close}
      aria-label={strings.conversations}
      className="fixed inset-y-0 right-auto left-0 h-dvh max-h-none w-[min(19rem,86vw)] animate-slide-left border-r lg:hidden"
    >
      <Sidebar
        theme={theme}
        onNavigate={close}
        closeButton={<IconButton icon={X} label={strings.closeDrawer} onClick={close} />}
      />
    </Modal>
  );
}
