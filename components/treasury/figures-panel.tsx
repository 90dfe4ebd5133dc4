'use client';

import { RefreshCw } from 'lucide-react';
import { formatAmount } from '@/lib/client/format-amount.ts';
import { formatMoment } from '@/lib/client/format-moment.ts';
import { treasuryStrings } from '@/lib/strings/treasury.ts';
import type { Treasury, TreasuryRange } from '@/lib/treasury/schemas.ts';
import { Panel } from '../account/panel.tsx';
import { Choice } from '../ui/choice.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { describeChange } from './describe-change.ts';
import { FigureTile } from './figure-tile.tsx';
import { TREASURY_SERIES, TREASURY_SERIES_KEYS } from './treasury-series.ts';

const strings = treasuryStrings.figures;

type FiguresPanelProps = {
  treasury: Treasury;
  range: TreasuryRange;
  onRange: (range: TreasuryRange) => void;
  isBusy: boolean;
  onRefresh: () => void;
};

/** The five figures as they are now, each with what it has changed by over the chosen range. */
export function FiguresPanel({ treasury, range, onRange, isBusy, onRefresh }: FiguresPanelProps) {
  const { change, buyback } = treasury;
  return (
    <Panel
      title={strings.title}
      busy={isBusy}
      aside={
        <div className="flex items-center gap-1">
          <p data-testid="as-of" className="text-faint text-xs tabular-nums">
            {treasuryStrings.asOf(treasury.asOf)}
          </p>
          <IconButton icon={RefreshCw} label={treasuryStrings.refresh} disabled={isBusy} onClick={onRefresh} />
        </div>
      }
    >
      <Choice legend={treasuryStrings.range} options={treasuryStrings.ranges} value={range} onChange={onRange} />
      <dl className="grid grid-cols-2 overflow-hidden rounded-card border bg-surface sm:grid-cols-3">
        {TREASURY_SERIES_KEYS.map((key) => {
          const { format } = TREASURY_SERIES[key];
          const now = treasury[key];
          return (
            <FigureTile
              key={key}
              label={treasuryStrings.labels[key]}
              value={now === null ? strings.unknown : format(now)}
              isKnown={now !== null}
              note={change && describeChange({ now, change: change[key], format })}
            />
          );
        })}
        <FigureTile
          label={strings.pot}
          value={formatAmount(buyback.pot, 'usdc')}
          isKnown
          note={strings.potOf(formatAmount(buyback.min, 'usdc'))}
        />
      </dl>
      <p className="mt-3 text-muted text-sm leading-relaxed">
        {change === null ? strings.noChange : strings.since(formatMoment(change.since))}
      </p>
    </Panel>
  );
}
