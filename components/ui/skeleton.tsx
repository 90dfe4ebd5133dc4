import { joinClasses } from './join-classes.ts';

/** A grey place-holder of the size of what is coming. Hidden from screen readers: the panel says `aria-busy`. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden className={joinClasses('block animate-pulse-soft rounded-chip bg-raised', className)} />;
}
