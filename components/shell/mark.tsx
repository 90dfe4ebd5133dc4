import { joinClasses } from '../ui/join-classes.ts';

/** The mark: an "a" whose stem is an answer arriving token by token. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={joinClasses('text-violet', className)}>
      <circle cx="9.4" cy="13.6" r="6.2" fill="none" stroke="currentColor" strokeWidth="3.2" />
      <circle cx="19.9" cy="19.2" r="2.1" fill="currentColor" />
      <circle cx="19.9" cy="13.2" r="2.1" fill="currentColor" opacity="0.8" />
      <circle cx="19.9" cy="7.2" r="2.1" fill="currentColor" opacity="0.5" />
    </svg>
  );
}

export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2">
      <Mark className="size-6" />
      <span className="font-semibold text-[17px] leading-6 tracking-tight">ashao</span>
    </span>
  );
}
