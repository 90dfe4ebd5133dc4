'use client';

import type { LucideIcon } from 'lucide-react';
import { type ComponentProps, cloneElement, type ReactElement, type ReactNode, useContext } from 'react';
import { joinClasses } from './join-classes.ts';
import { MenuPartsContext } from './menu-parts.ts';
import { onDemand } from './on-demand.ts';
import { usePopup } from './use-popup.ts';

const menuPanel = onDemand(() => import('./menu-panel.tsx').then((module) => module.MenuPanel));

type MenuProps = {
  /** A button. It gets what it needs to open the menu. */
  trigger: ReactElement<ComponentProps<'button'>>;
  align?: 'start' | 'end';
  label: string;
  children: ReactNode;
};

export function Menu({ trigger, align = 'end', label, children }: MenuProps) {
  const { panel: Panel, state, triggerProps } = usePopup(menuPanel, 'menu');
  return (
    <>
      {cloneElement(trigger, triggerProps)}
      {Panel && (
        <Panel {...state} align={align} label={label}>
          {children}
        </Panel>
      )}
    </>
  );
}

const ITEM =
  'flex h-9 pointer-coarse:h-11 w-full items-center gap-2.5 rounded-control px-2.5 outline-none data-[highlighted]:bg-raised';

type MenuItemProps = { icon: LucideIcon; danger?: boolean; onSelect: () => void; children: ReactNode };

export function MenuItem({ icon: Icon, danger = false, onSelect, children }: MenuItemProps) {
  const parts = useContext(MenuPartsContext);
  return (
    parts && (
      <parts.Item onSelect={() => parts.choose(onSelect)} className={joinClasses(ITEM, danger && 'text-bad')}>
        <Icon aria-hidden className="size-4 shrink-0 opacity-75" strokeWidth={1.75} />
        {children}
      </parts.Item>
    )
  );
}

type MenuLinkProps = { icon: LucideIcon; href: string; children: ReactNode };

/** A download: the browser saves what the address answers. */
export function MenuDownload({ icon: Icon, href, children }: MenuLinkProps) {
  const parts = useContext(MenuPartsContext);
  return (
    parts && (
      <parts.Item asChild className={ITEM}>
        <a href={href} download>
          <Icon aria-hidden className="size-4 shrink-0 opacity-75" strokeWidth={1.75} />
          {children}
        </a>
      </parts.Item>
    )
  );
}
