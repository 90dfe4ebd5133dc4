import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { joinClasses } from '../ui/join-classes.ts';

type ActionButtonProps = ComponentProps<'button'> & { icon: LucideIcon; label: string };

/** A small button below a message: its label is the accessible name and the tooltip (see TooltipLayer). */
export function ActionButton({ icon: Icon, label, className, ...props }: ActionButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      data-tooltip={label}
      className={joinClasses(
        'inline-grid size-8 pointer-coarse:h-11 pointer-coarse:w-10 shrink-0 place-items-center rounded-control text-faint transition-colors',
        'hover:bg-raised hover:text-ink data-[state=open]:bg-raised aria-disabled:pointer-events-none aria-disabled:opacity-40',
        className,
      )}
      {...props}
    >
      <Icon aria-hidden className="size-4" strokeWidth={1.75} />
    </button>
  );
}
