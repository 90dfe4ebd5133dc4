import { DropdownMenu } from 'radix-ui';
import { type FocusEvent, type ReactNode, useMemo, useRef } from 'react';
import { AnchorTo } from './anchor-to.tsx';
import { MenuPartsContext } from './menu-parts.ts';
import type { PopupState } from './use-popup.ts';

type MenuPanelProps = PopupState & { align: 'start' | 'end'; label: string; children: ReactNode };

/** The opened menu. Loaded on demand by Menu. */
export function MenuPanel({ open, onOpenChange, anchor, byKeyboard, align, label, children }: MenuPanelProps) {
  const chosen = useRef<(() => void) | null>(null);
  const parts = useMemo(
    () => ({
      Item: DropdownMenu.Item,
      choose: (action: () => void) => {
        chosen.current = action;
      },
    }),
    [],
  );
  function handleClosed(event: Event) {
    event.preventDefault();
    anchor?.focus();
    // Only now: a dialog that an entry opens gives the focus back to where it was, which must not be the menu.
    const action = chosen.current;
    chosen.current = null;
    action?.();
  }
  // Radix knows of keys pressed after it was loaded only.
  function handleFocus(event: FocusEvent) {
    if (!byKeyboard || event.target !== event.currentTarget) return;
    event.currentTarget.querySelector<HTMLElement>('[role^=menuitem]')?.focus();
  }
  return (
    <DropdownMenu.Root open={open} onOpenChange={onOpenChange}>
      <DropdownMenu.Trigger asChild>
        <AnchorTo element={anchor} />
      </DropdownMenu.Trigger>
      {/* What is outside of an open dialog can't be reached. */}
      <DropdownMenu.Portal container={anchor?.closest('dialog') ?? null}>
        <DropdownMenu.Content
          aria-label={label}
          aria-labelledby={undefined}
          align={align}
          sideOffset={6}
          collisionPadding={12}
          onFocus={handleFocus}
          onCloseAutoFocus={handleClosed}
          className="z-50 min-w-48 animate-fade rounded-card border bg-surface p-1 text-sm shadow-lift"
        >
          <MenuPartsContext.Provider value={parts}>{children}</MenuPartsContext.Provider>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
