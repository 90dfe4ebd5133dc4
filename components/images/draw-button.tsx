import { LoaderCircle } from 'lucide-react';
import { imageStrings as strings } from '@/lib/strings/images.ts';
import { joinClasses } from '../ui/join-classes.ts';

type DrawButtonProps = { count: number; sending: boolean; reason: string | null };

/** Says the price. Switched off by `aria-disabled`: it keeps its place in the order of tabs and can say why. */
export function DrawButton({ count, sending, reason }: DrawButtonProps) {
  const off = reason !== null;
  return (
    <button
      type="submit"
      aria-disabled={off}
      aria-description={reason ?? undefined}
      data-tooltip={reason ?? undefined}
      className={joinClasses(
        'inline-flex h-10 pointer-coarse:h-11 items-center justify-center gap-2 whitespace-nowrap rounded-control px-5 font-medium text-ui tabular-nums transition-colors',
        off ? 'cursor-default bg-raised text-faint' : 'bg-violet-solid text-on-violet hover:bg-violet-hover',
      )}
    >
      {sending && <LoaderCircle aria-hidden className="size-4 motion-safe:animate-spin" />}
      {sending ? strings.sending : strings.draw(count)}
    </button>
  );
}
