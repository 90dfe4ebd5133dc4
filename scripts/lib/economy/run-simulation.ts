import { creditsToMicro } from '../../../lib/ledger/money.ts';
import { ASSUMPTIONS, PRICE_PATHS, type PricePath } from './assumptions.ts';
import { type SelfServerResult, simulateSelfServer } from './simulate-self-server.ts';
import { type SybilResult, simulateSybil } from './simulate-sybil.ts';
import { simulateYear, type YearResult } from './simulate-year.ts';

export type Simulation = {
  years: Record<PricePath, YearResult>;
  sybil: SybilResult;
  selfServers: SelfServerResult[];
};

/** All of it: the year under each price path, the sybil farm, and those who serve themselves. */
export function runSimulation(options: { days?: number; wallets?: number } = {}): Simulation {
  const paths = Object.keys(PRICE_PATHS) as PricePath[];
  const years = Object.fromEntries(paths.map((path) => [path, simulateYear(path, options.days)]));
  const micro = creditsToMicro(100) * ASSUMPTIONS.selfServer.dollars;
  const cases = [
    { label: 'Without a stake', boosted: false, slicePercent: 0 },
    { label: 'With the stake that counts', boosted: true, slicePercent: 0 },
    { label: 'With a tenth of all stakes', boosted: true, slicePercent: 10 },
    { label: 'As the only staker there is', boosted: true, slicePercent: 100 },
  ];
  return {
    years: years as Record<PricePath, YearResult>,
    sybil: simulateSybil({ wallets: options.wallets ?? ASSUMPTIONS.sybil.wallets }),
    selfServers: [
      ...cases.map((each) => simulateSelfServer({ ...each, micro, rounds: 'once' })),
      simulateSelfServer({
        label: 'As the only staker, sending on whatever comes back',
        micro,
        boosted: true,
        slicePercent: 100,
        rounds: 'until nothing is left',
      }),
    ],
  };
}
