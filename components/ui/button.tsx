import type { ComponentProps } from 'react';
import { joinClasses } from './join-classes.ts';

type Look = 'solid' | 'outline' | 'quiet' | 'danger';
type Size = 'medium' | 'small';

const LOOKS: Record<Look, string> = {
  solid: 'bg-violet-solid text-on-violet hover:bg-violet-hover',
  outline: 'border border-line-strong bg-surface text-ink hover:bg-raised',
  quiet: 'text-muted hover:bg-raised hover:text-ink',
  danger: 'bg-bad-wash text-bad hover:brightness-110',
};
const SIZES: Record<Size, string> = {
  medium: 'h-10 px-4 text-ui pointer-coarse:h-11',
  small: 'h-8 px-3 text-sm pointer-coarse:h-10',
};

/** The classes alone, for links that look like buttons. */
export function buttonClasses(look: Look = 'outline', size: Size = 'medium'): string {
  return joinClasses(
    'inline-flex shrink-0 items-center justify-center gap-2 rounded-control font-medium whitespace-nowrap transition-colors',
    'disabled:pointer-events-none disabled:opacity-50',
    LOOKS[look],
    SIZES[size],
  );
}

type ButtonProps = ComponentProps<'button'> & { look?: Look; size?: Size };

export function Button({ look, size, className, type = 'button', ...props }: ButtonProps) {
  return <button type={type} className={joinClasses(buttonClasses(look, size), className)} {...props} />;
}
