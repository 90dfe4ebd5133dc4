'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';
import type { Asset } from '@/lib/client/parse-amount.ts';
import { tokenStrings } from '@/lib/strings/token.ts';
import { Button } from '../ui/button.tsx';

const strings = tokenStrings.amount;

type AmountFieldProps = {
  asset: Asset;
  value: string;
  onChange: (text: string) => void;
  problem: string | null;
  /** All there is, exact; null while nobody knows. */
  max: string | null;
  disabled?: boolean;
  /** Where the page's address ends in `#` and this, the field is what one has come for. */
  anchor?: string;
  /** What stands under the field, below what is wrong. */
  children?: ReactNode;
};

/** An amount of one asset, with everything there is by one press. */
export function AmountField({
  asset,
  value,
  onChange,
  problem,
  max,
  disabled = false,
  anchor,
  children,
}: AmountFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (anchor !== undefined && window.location.hash === `#${anchor}`) input.current?.focus();
  }, [anchor]);
  return (
    <div>
      <div className="flex gap-2">
        <div className="relative min-w-0 flex-1">
          <input
            ref={input}
            aria-label={strings.label(asset)}
            aria-invalid={problem !== null}
            aria-describedby={`${id}hint`}
            inputMode="decimal"
            autoComplete="off"
            placeholder="0"
            value={value}
            maxLength={60}
            disabled={disabled}
            onChange={(event) => onChange(event.target.value)}
            className="h-11 w-full rounded-control border border-line-strong bg-surface pr-20 pl-3 tabular-nums placeholder:text-faint disabled:opacity-60 aria-invalid:border-bad"
          />
          <span
            aria-hidden
            className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-muted text-sm"
          >
            {tokenStrings.asset[asset]}
          </span>
        </div>
        <Button className="h-11" disabled={disabled || max === null} onClick={() => max !== null && onChange(max)}>
          {strings.max}
        </Button>
      </div>
      <div id={`${id}hint`} className="mt-1.5 min-h-5 text-muted text-sm leading-relaxed">
        {problem !== null && <span className="block text-bad">{problem}</span>}
        {children}
      </div>
    </div>
  );
}
