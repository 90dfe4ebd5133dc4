import type { LucideIcon } from 'lucide-react';
import { Tooltip } from 'radix-ui';
import type { ComponentProps } from 'react';
import { joinClasses } from './join-classes.ts';

type IconButtonProps = ComponentProps<'button'> & { icon: LucideIcon; label: string };

/** A button that is only an icon: its label is the accessible name and the tooltip. */
export function IconButton({ icon: Icon, label, className, type = 'button', ...props }: IconButtonProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>
        <button
          type={type}
          aria-label={label}
          className={joinClasses(
            'inline-grid size-9 shrink-0 place-items-center rounded-control text-muted transition-colors',
            'hover:bg-raised hover:text-ink disabled:pointer-events-none disabled:opacity-40 data-[state=open]:bg-raised',
            className,
          )}
          {...props}
        >
          <Icon aria-hidden className="size-4.5" strokeWidth={1.75} />
        </button>
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content
          sideOffset={6}
          className="z-50 animate-fade rounded-chip bg-ink px-2 py-1 text-canvas text-xs shadow-lift"
        >
          {label}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
