import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { joinClasses } from './join-classes.ts';

type IconButtonProps = ComponentProps<'button'> & { icon: LucideIcon; label: string };

/** A button that is only an icon: its label is the accessible name and the tooltip (see TooltipLayer). */
export function IconButton({ icon: Icon, label, className, type = 'button', ...props }: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      data-tooltip={label}
      className={joinClasses(
        'inline-grid size-9 pointer-coarse:h-11 pointer-coarse:w-10 shrink-0 place-items-center rounded-control text-muted transition-colors',
        'hover:bg-raised hover:text-ink disabled:pointer-events-none disabled:opacity-40 data-[state=open]:bg-raised',
        className,
      )}
      {...props}
    >
      <Icon aria-hidden className="size-4.5" strokeWidth={1.75} />
    </button>
  );
}
