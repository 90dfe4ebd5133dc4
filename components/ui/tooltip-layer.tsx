'use client';

import { useEffect, useRef } from 'react';
import { watchTooltips } from './watch-tooltips.ts';

/** The page's one tooltip. Hidden from screen readers: its text is the accessible name of the button it belongs to. */
export function TooltipLayer() {
  const box = useRef<HTMLDivElement>(null);
  // Browsers without popovers go without tooltips.
  useEffect(() => (box.current?.showPopover ? watchTooltips(box.current) : undefined), []);
  return (
    <div
      ref={box}
      popover="manual"
      aria-hidden
      data-testid="tooltip"
      className="fixed inset-auto max-w-xs animate-fade rounded-chip bg-ink px-2 py-1 text-canvas text-xs shadow-lift"
    />
  );
}
