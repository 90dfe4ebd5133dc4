import { CircleAlert, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { joinClasses } from './join-classes.ts';

type Tone = 'info' | 'warn' | 'bad';

const TONES: Record<Tone, { icon: LucideIcon; card: string; mark: string }> = {
  info: { icon: Info, card: 'bg-surface', mark: 'text-violet' },
  warn: { icon: TriangleAlert, card: 'border-warn/35 bg-warn-wash', mark: 'text-warn' },
  bad: { icon: CircleAlert, card: 'border-bad/35 bg-bad-wash', mark: 'text-bad' },
};

type NoticeProps = { tone?: Tone; title: string; children?: ReactNode; actions?: ReactNode };

/** An inline card for what went wrong or needs to be known, with the next step beside it. */
export function Notice({ tone = 'bad', title, children, actions }: NoticeProps) {
  const { icon: Icon, card, mark } = TONES[tone];
  return (
    <div
      role={tone === 'info' ? undefined : 'alert'}
      className={joinClasses('flex animate-fade gap-3 rounded-card border px-4 py-3 text-sm', card)}
    >
      <Icon aria-hidden className={joinClasses('mt-0.5 size-4 shrink-0', mark)} strokeWidth={2} />
      <div className="min-w-0 flex-1">
        <p className="break-words font-medium">{title}</p>
        {children !== undefined && <div className="mt-0.5 break-words text-muted leading-relaxed">{children}</div>}
        {actions && <div className="mt-3 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
