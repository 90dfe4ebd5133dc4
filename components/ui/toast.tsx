import { X } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';
import { uiStrings } from '@/lib/strings/ui.ts';
import { joinClasses } from './join-classes.ts';
import type { ToastOptions } from './use-toast.ts';

/** Reading takes a second or two; deciding on an action takes longer. */
const PLAIN_MS = 5_000;
const ACTION_MS = 10_000;

const BUTTON = 'h-8 pointer-coarse:h-11 shrink-0 rounded-control px-2.5 font-medium hover:bg-raised';

/** One toast. Its time runs anew after a pause: whoever looked at it or tabbed to it has not decided yet. */
export function Toast({ toast, paused, onClose }: { toast: ToastOptions; paused: boolean; onClose: () => void }) {
  const { text, tone = 'info', action } = toast;
  const close = useEffectEvent(onClose);
  const visibleMs = action === undefined ? PLAIN_MS : ACTION_MS;
  useEffect(() => {
    if (paused) return;
    const timer = setTimeout(() => close(), visibleMs);
    return () => clearTimeout(timer);
  }, [paused, visibleMs]);
  return (
    <li
      className={joinClasses(
        'pointer-events-auto flex w-full animate-fade items-center gap-1 rounded-card border py-1.5 pr-1.5 pl-4 text-sm shadow-lift',
        tone === 'bad' ? 'border-bad/35 bg-bad-wash' : 'bg-surface',
      )}
    >
      <p className="min-w-0 flex-1 break-words py-1.5">{text}</p>
      {action && (
        <button
          type="button"
          className={joinClasses(BUTTON, 'text-violet')}
          onClick={() => {
            action.onSelect();
            onClose();
          }}
        >
          {action.label}
        </button>
      )}
      <button
        type="button"
        aria-label={uiStrings.dismiss}
        className="grid size-8 pointer-coarse:size-11 shrink-0 place-items-center rounded-control text-muted hover:bg-raised hover:text-ink"
        onClick={onClose}
      >
        <X aria-hidden className="size-4" strokeWidth={1.75} />
      </button>
    </li>
  );
}
