import type { LucideIcon } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { joinClasses } from './join-classes.ts';

type MenuProps = { trigger: ReactNode; align?: 'start' | 'end'; label: string; children: ReactNode };

export function Menu({ trigger, align = 'end', label, children }: MenuProps) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          aria-label={label}
          align={align}
          sideOffset={6}
          collisionPadding={12}
          className="z-50 min-w-48 animate-fade rounded-card border bg-surface p-1 text-sm shadow-lift"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

const ITEM = 'flex h-9 w-full items-center gap-2.5 rounded-control px-2.5 outline-none data-[highlighted]:bg-raised';

type MenuItemProps = { icon: LucideIcon; danger?: boolean; onSelect: () => void; children: ReactNode };

export function MenuItem({ icon: Icon, danger = false, onSelect, children }: MenuItemProps) {
  return (
    <DropdownMenu.Item onSelect={onSelect} className={joinClasses(ITEM, danger && 'text-bad')}>
      <Icon aria-hidden className="size-4 shrink-0 opacity-75" strokeWidth={1.75} />
      {children}
    </DropdownMenu.Item>
  );
}

type MenuLinkProps = { icon: LucideIcon; href: string; children: ReactNode };

/** A download: the browser saves what the address answers. */
export function MenuDownload({ icon: Icon, href, children }: MenuLinkProps) {
  return (
    <DropdownMenu.Item asChild>
      <a href={href} download className={ITEM}>
        <Icon aria-hidden className="size-4 shrink-0 opacity-75" strokeWidth={1.75} />
        {children}
      </a>
    </DropdownMenu.Item>
  );
}
