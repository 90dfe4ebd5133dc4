import { ASHAO_UNIT, SIGNUP_GRANT_CREDITS, TIERS } from '../../../lib/constants.ts';
import { grantCredits } from '../../../lib/ledger/grant.ts';
import { ApiClient } from '../../../tests/helpers/api-client.ts';
import { joinWithMoney } from '../../../tests/helpers/live-treasury.ts';
import { ScriptedWorker } from '../../../tests/helpers/scripted-worker.ts';
import { ANSWER, HISTORY, PROMPT } from './answers.ts';
import { type SeededImages, seedImages } from './seed-images.ts';
import { seedTreasury } from './seed-treasury.ts';
import type { Site } from './start-site.ts';

export type Seeded = {
  /** Somebody with a history. */
  person: ApiClient;
  /** Somebody whose credits don't suffice for one message. */
  poor: ApiClient;
  conversations: { answered: string; queued: string; failed: string };
  shareId: string | null;
  images: SeededImages;
  /** Ends the signs of life of the workers. */
  stop(): void;
};

/** Shorter than a worker counts as active. */
const BEAT_MS = 10_000;
const ATTEMPTS = 3;

/** Fills an empty site with what the pictures show, by the API, as people and workers would. */
export async function seedSite(site: Site): Promise<Seeded> {
  const { client: person } = await joinWithMoney(new ApiClient(site.url), site.world, {
    usdc: 42_500_000n,
    ashao: 1_000n * ASHAO_UNIT,
  });
  await seedTreasury(site, person);
  const provider = await site.person();
  const workers = await Promise.all(
    Array.from({ length: ATTEMPTS }, () =>
      ScriptedWorker.register(provider, { tiers: ['pro'], model: 'Llama 3.2 3B' }),
    ),
  );
  // Serves the other tier, and is always busy: what is sent there waits.
  const busy = await ScriptedWorker.register(provider, { tiers: ['max'], model: 'Qwen 3 32B' });
  const [worker] = workers;
  if (worker === undefined) throw new Error('no worker');

  const answer = async (prompt: string) => {
    const { conversationId } = await person.send(prompt);
    const { job } = await worker.claim();
    if (job === null) throw new Error(`“${prompt}” did not reach the worker`);
    await worker.token(job.id, ANSWER);
    await worker.complete(job.id, 214);
    return conversationId;
  };
  for (const { prompt, daysAgo } of HISTORY.toReversed()) {
    const id = await answer(prompt);
    await site.connection.sql`
      update conversations set updated_at = updated_at - make_interval(days => ${daysAgo}) where id = ${id}`;
  }
  const failed = await failOne(person, workers);
  await person.send('Somebody else’s question', { tier: 'max' });
  const queued = (await person.send('Compare three ways to store event logs', { tier: 'max' })).conversationId;
  const answered = await answer(PROMPT);
  const shared = await person.request('PUT', `/api/conversations/${answered}/share`, {});

  const painter = await ScriptedWorker.register(provider, { kinds: ['image'], imageModel: 'FLUX.1 schnell' });
  const images = await seedImages(person, painter);
  // Among the older ones: the command menu's recent conversations are those above.
  await site.connection.sql`
    update conversations set updated_at = updated_at - make_interval(days => 6) where id = ${images.conversation}`;

  const poor = await site.person();
  await grantCredits(site.connection.db, {
    userId: poor.userId,
    credits: TIERS.pro.credits / 2 - SIGNUP_GRANT_CREDITS,
    key: `screenshots:${poor.userId}`,
  });

  const beat = setInterval(
    () => void Promise.all([...workers, busy, painter].map((it) => it.call('heartbeat'))),
    BEAT_MS,
  );
  return {
    person,
    poor,
    conversations: { answered, queued, failed },
    shareId: (shared.body.share as { id: string } | undefined)?.id ?? null,
    images,
    stop: () => clearInterval(beat),
  };
}

async function failOne(person: ApiClient, workers: readonly ScriptedWorker[]): Promise<string> {
  const { conversationId } = await person.send('Summarise the attached contract');
  for (const worker of workers) {
    const { job } = await worker.claim(10);
    if (job !== null) await worker.call('fail', { jobId: job.id, reason: 'out of memory' });
  }
  return conversationId;
}
