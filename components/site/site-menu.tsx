'use client';

import { Menu, X } from 'lucide-react';
import { useState } from 'react';
import { siteStrings } from '@/lib/strings/site.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Modal } from '../ui/modal.tsx';
import { SiteNav } from './site-nav.tsx';

const { nav } = siteStrings;

/** On phones: the site's pages in a sheet below the top edge. */
export function SiteMenu() {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <IconButton
        icon={Menu}
        label={nav.openMenu}
        aria-haspopup="dialog"
        aria-expanded={open}
        className="-mr-2 sm:hidden"
        onClick={() => setOpen(true)}
      />
      <Modal
        open={open}
        onClose={close}
        aria-label={nav.menu}
        className="fixed inset-x-0 top-0 bottom-auto w-full max-w-none animate-fade border-b sm:hidden"
      >
        <div className="px-5 pb-6">
          <div className="flex h-header items-center justify-between">
            <p className="font-semibold tracking-tight">{nav.menu}</p>
            <IconButton icon={X} label={nav.closeMenu} className="-mr-2" onClick={close} />
          </div>
          <nav aria-label={nav.label} className="border-t">
            <SiteNav large onNavigate={close} />
          </nav>
        </div>
      </Modal>
    </>
  );
}
