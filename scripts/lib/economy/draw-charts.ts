import { ASHAO_UNIT } from '../../../lib/constants.ts';
import { drawChart } from './draw-chart.ts';
import type { Simulation } from './run-simulation.ts';

/** A point every few days is as much as a line of this size shows. */
const EVERY_DAYS = 7;
const ALONG = ['day 1', 'day 91', 'day 182', 'day 273', 'day 365'];

/** The guide's pictures by file name. */
export function drawCharts({ years }: Simulation): Record<string, string> {
  const thin = <T>(days: readonly T[]) => days.filter((_, day) => day % EVERY_DAYS === 0 || day === days.length - 1);
  const flat = thin(years.flat.days);
  const inDollars = (micro: bigint) => Number(micro / 1_000_000n);
  const inMillions = (amount: bigint) => Number(amount / ASHAO_UNIT) / 1_000_000;
  return {
    'dollars.svg': drawChart({
      title: 'Dollars paid out since the first day',
      series: [
        // Each on top of the one before: stakers and buyback get the same, and one line would hide the other.
        { label: 'Workers', values: flat.map(({ workers }) => inDollars(workers)) },
        { label: 'and stakers', values: flat.map(({ workers, stakers }) => inDollars(workers + stakers)) },
        { label: 'and buyback', values: flat.map(({ paid }) => inDollars(paid)) },
      ],
      formatValue: (value) => `$${(value / 1_000_000).toLocaleString('en', { maximumFractionDigits: 2 })} m`,
      along: ALONG,
    }),
    'burned.svg': drawChart({
      title: 'Millions of $ASHAO burned since the first day',
      series: (['falling', 'flat', 'rising'] as const).map((path) => ({
        label: `Price ${path}`,
        values: thin(years[path].days).map(({ burned }) => inMillions(burned)),
      })),
      formatValue: (value) => `${value.toLocaleString('en')} m`,
      along: ALONG,
    }),
  };
}
