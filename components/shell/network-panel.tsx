import Link from 'next/link';
import { describeError } from '@/lib/client/api-error.ts';
import { formatNumber } from '@/lib/client/format.ts';
import { laneLabel } from '@/lib/client/lane-label.ts';
import { LANE_IDS } from '@/lib/constants.ts';
import type { Stats } from '@/lib/network/schemas.ts';
import { shellStrings } from '@/lib/strings/shell.ts';
import type { useStats } from '../composer/use-stats.ts';
import { Button } from '../ui/button.tsx';

const { network: strings } = shellStrings;

type NetworkPanelProps = { stats: ReturnType<typeof useStats>; onNavigate: () => void };

/** The network's figures by tier, as the popover of the header shows them. */
export function NetworkPanel({ stats, onNavigate }: NetworkPanelProps) {
  const { data, error } = stats;
  return (
    <>
      <h2 className="font-semibold">{strings.title}</h2>
      {data !== undefined && <Figures stats={data} />}
      {error !== null && (
        <div className="mt-2">
          <p className="text-muted">{describeError(error)}</p>
          <Button size="small" className="mt-2" onClick={() => void stats.refetch()}>
            {strings.retry}
          </Button>
        </div>
      )}
      <Link
        href="/guides/how-a-prompt-travels"
        onClick={onNavigate}
        className="mt-3 inline-block text-violet underline-offset-4 hover:underline"
      >
        {strings.howItWorks}
      </Link>
    </>
  );
}

function Figures({ stats }: { stats: Stats }) {
  return (
    <>
      {stats.activeWorkers === 0 && <p className="mt-1 text-muted leading-relaxed">{strings.helpNobody}</p>}
      <table className="mt-3 w-full tabular-nums">
        <thead>
          <tr className="border-b text-left text-faint text-xs [&>th]:pb-1.5 [&>th]:font-medium">
            <th scope="col">{strings.tier}</th>
            <th scope="col" className="text-right">
              {strings.workersColumn}
            </th>
            <th scope="col" className="text-right">
              {strings.queue}
            </th>
            <th scope="col" className="text-right">
              {strings.wait}
            </th>
          </tr>
        </thead>
        <tbody>
          {LANE_IDS.map((id) => ({ id, figures: id === 'image' ? stats.images : stats.tiers[id] })).map(
            ({ id, figures }) => (
              <tr key={id} className="border-b">
                <th scope="row" className="py-2 text-left font-medium">
                  {laneLabel(id)}
                </th>
                <td className="text-right">{formatNumber(figures.activeWorkers)}</td>
                <td className="text-right">{formatNumber(figures.queueDepth)}</td>
                <td className="text-right">{strings.waitValue(figures.waitSeconds)}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
      <p className="mt-2.5 text-muted">{strings.rate(stats.tokensPerSec)}</p>
      <p className="text-faint text-xs">{strings.asOf(stats.asOf)}</p>
    </>
  );
}
