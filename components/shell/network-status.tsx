'use client';

import { useId, useRef, useState } from 'react';
import type { Stats } from '@/lib/network/schemas.ts';
import { shellStrings } from '@/lib/strings/shell.ts';
import { type Reach, useReachable } from '../chat/use-reachable.ts';
import { useStats } from '../composer/use-stats.ts';
import { lazyValue } from '../markdown/lazy-value.ts';
import { useLazyValue } from '../markdown/use-lazy-value.ts';
import { joinClasses } from '../ui/join-classes.ts';
import { Skeleton } from '../ui/skeleton.tsx';

const { network: strings } = shellStrings;
const panelCode = lazyValue(async () => (await import('./network-panel.tsx')).NetworkPanel);
const GAP_PX = 6;
const EDGE_PX = 12;
const WIDTH_PX = 320;

/** Whether anybody is there to answer, always in view; pressed, it shows the figures behind it. */
export function NetworkStatus() {
  const stats = useStats();
  const reach = useReachable();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const NetworkPanel = useLazyValue(panelCode, open);
  const [place, setPlace] = useState({ top: 0, right: 0 });
  if (stats.isPending) return <Skeleton className="h-4 w-7 md:w-20" />;
  const known = reach === 'online' ? stats.data : undefined;
  const { dot, text } = describe(known, reach);
  function handleToggle(state: string) {
    const box = button.current?.getBoundingClientRect();
    if (state === 'open' && box) {
      // Below the button and ending with it, as far as the window allows.
      const rightMax = Math.max(EDGE_PX, window.innerWidth - WIDTH_PX - EDGE_PX);
      setPlace({
        top: box.bottom + GAP_PX,
        right: Math.min(rightMax, Math.max(EDGE_PX, window.innerWidth - box.right)),
      });
    }
    setOpen(state === 'open');
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-label={strings.button(text)}
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={panelCode.load}
        onFocus={panelCode.load}
        className="inline-flex h-9 pointer-coarse:h-11 pointer-coarse:min-w-10 pointer-coarse:justify-center shrink-0 items-center gap-2 whitespace-nowrap rounded-control px-2.5 text-muted text-sm tabular-nums hover:bg-raised hover:text-ink aria-expanded:bg-raised"
      >
        <span aria-hidden className={joinClasses('size-2 rounded-full', dot)} />
        <span className="max-md:hidden">{text}</span>
        {known && <span className="max-[26rem]:hidden md:hidden">{known.activeWorkers}</span>}
      </button>
      {/* The browser's own popover: Escape, a press beside it and the way of the focus come with it. */}
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={strings.title}
        onBeforeToggle={(event) => handleToggle(event.newState)}
        style={{ ...place, width: WIDTH_PX }}
        className="inset-auto m-0 max-w-[calc(100vw-1.5rem)] animate-fade rounded-card border bg-surface p-4 text-ink text-sm shadow-lift"
      >
        {open &&
          (NetworkPanel === null ? (
            <Skeleton className="h-52" />
          ) : (
            <NetworkPanel stats={stats} onNavigate={() => document.getElementById(id)?.hidePopover()} />
          ))}
      </div>
    </>
  );
}

/** Not by colour alone: the words say it too. What was true before the connection went is claimed by none of them. */
function describe(stats: Stats | undefined, reach: Reach): { dot: string; text: string } {
  if (reach === 'offline') return { dot: 'border-2 border-faint', text: strings.offline };
  if (stats === undefined) return { dot: 'border-2 border-faint', text: strings.unknown };
  if (stats.activeWorkers === 0) return { dot: 'border-2 border-bad', text: strings.nobody };
  const workers = strings.workers(stats.activeWorkers);
  if (stats.queueDepth === 0) return { dot: 'bg-good', text: workers };
  return { dot: 'bg-warn', text: `${workers} · ${strings.waiting(stats.queueDepth)}` };
}
