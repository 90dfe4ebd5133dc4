import { expect, test } from 'vitest';
import { useNetwork } from '../helpers/network.ts';
import { readStream, textOf } from '../helpers/read-stream.ts';
import { ScriptedWorker, scriptedAnswer } from '../helpers/scripted-worker.ts';

const network = useNetwork();

const SENDS = 200;
const WORKERS = 20;
/** 500 credits buy 50 messages. */
const PEOPLE = 5;

test('behavior: 200 parallel sends against 20 workers are each answered and paid exactly once', async () => {
  const owner = await network.person();
  const people = await Promise.all(Array.from({ length: PEOPLE }, () => network.person()));
  const workers = await Promise.all(Array.from({ length: WORKERS }, () => ScriptedWorker.register(owner)));
  for (const worker of workers) worker.start();

  const answers = await Promise.all(
    Array.from({ length: SENDS }, async (_, index) => {
      const person = people[index % PEOPLE] ?? people[0];
      if (!person) throw new Error('nobody sends');
      const { jobId } = await person.send(`prompt ${index}`);
      return { jobId, index, text: textOf(await readStream(person, jobId, { timeoutMs: 100_000 })) };
    }),
  );
  await Promise.all(workers.map((worker) => worker.stop()));

  for (const { index, text } of answers) expect(text).toBe(scriptedAnswer(`prompt ${index}`).join(''));
  const claimed = workers.flatMap((worker) => worker.claimed);
  expect(claimed.toSorted()).toEqual(answers.map(({ jobId }) => jobId).toSorted());
  expect(await Promise.all(people.map((person) => person.credits()))).toEqual(
    Array(PEOPLE).fill(500 - (SENDS / PEOPLE) * 10),
  );
  expect(await owner.credits()).toBe(500 + SENDS * 7);
  expect((await network.browser().get('/api/stats')).body).toMatchObject({ jobsCompleted: SENDS, queueDepth: 0 });
  expect(await network.brokenInvariants()).toEqual([]);
}, 120_000);
