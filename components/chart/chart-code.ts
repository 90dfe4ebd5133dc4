import { lazyValue } from '../markdown/lazy-value.ts';

/** What draws: fetched by the pages with a chart once they stand, not before. */
export const chartCode = lazyValue(() => import('./line-chart.tsx').then(({ LineChart }) => ({ LineChart })));
