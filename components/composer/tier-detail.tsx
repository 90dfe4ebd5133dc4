'use client';

import { TIERS, type TierId } from '@/lib/constants.ts';
import { composerStrings as strings } from '@/lib/strings/composer.ts';
import { useStats } from './use-stats.ts';

/** What a tier is, and what the network says of it now. */
export function TierDetail({ id }: { id: TierId }) {
  return (
    <>
      <span className="mt-0.5 block text-muted text-sm leading-snug">{TIERS[id].description}</span>
      <TierState id={id} />
    </>
  );
}

function TierState({ id }: { id: TierId }) {
  const figures = useStats().data?.tiers[id];
  if (figures === undefined) return null;
  if (figures.activeWorkers === 0) return <span className="mt-1 block text-sm text-warn">{strings.tierNobody}</span>;
  const facts = [
    ...(figures.waitSeconds === null ? [] : [strings.wait(figures.waitSeconds)]),
    figures.imageWorkers > 0 ? strings.readsPictures : strings.textOnly,
  ];
  return (
    <span className="mt-1 block text-muted text-sm">
      <span className="text-good">{strings.ready(figures.activeWorkers)}</span> · {facts.join(' · ')}
    </span>
  );
}
