'use client';

import { IMAGE_CREDITS } from '@/lib/constants.ts';
import { imageHintStrings as strings } from '@/lib/strings/image-hint.ts';
import { useCredits } from '../wallet/use-credits.ts';
import { useSession } from '../wallet/use-session.ts';
import { useStats } from './use-stats.ts';

/** Under a draft that asks for a picture: what it will cost, or why none can be drawn. */
export function ImageTerms({ temporary }: { temporary: boolean }) {
  const session = useSession();
  const available = useCredits().data?.credits;
  const figures = useStats().data?.images;
  function findWarning(): string | null {
    if (temporary) return strings.temporary;
    if (session.user === null && !session.isPending) return strings.signIn;
    if (figures?.activeWorkers === 0) return strings.noWorkers;
    return available !== undefined && available < IMAGE_CREDITS ? strings.tooFewCredits(available) : null;
  }
  const warning = findWarning();
  if (warning !== null) return <p className="text-warn">{warning}</p>;
  const facts: string[] = [strings.price];
  if (figures !== undefined) facts.push(strings.ready(figures.activeWorkers));
  if (figures !== undefined && figures.waitSeconds !== null) facts.push(strings.wait(figures.waitSeconds));
  return <p>{facts.join(' · ')}</p>;
}
