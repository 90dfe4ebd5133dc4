import { expect, test } from 'vitest';
import { useNetwork } from '../helpers/network.ts';
import { lastEvent, readStream, textOf } from '../helpers/read-stream.ts';
import { ScriptedWorker, scriptedAnswer } from '../helpers/scripted-worker.ts';

const network = useNetwork();

test('default: a prompt is answered token by token, stored and paid', async () => {
  const person = await network.person();
  const owner = await network.person();
  const worker = await ScriptedWorker.register(owner);
  expect(await person.credits()).toBe(500);

  const { jobId, conversationId } = await person.send('Hello');
  const reading = readStream(person, jobId);
  await worker.serveOne();
  const frames = await reading;

  const answer = scriptedAnswer('Hello').join('');
  expect(textOf(frames)).toBe(answer);
  expect(lastEvent(frames)).toMatchObject({ type: 'done', tokens: 6, charged: 10, stopped: false });
  expect(await person.credits()).toBe(490);
  expect(await owner.credits()).toBe(507);
  const { body } = await person.get(`/api/conversations/${conversationId}`);
  expect(body.messages).toMatchObject([
    { role: 'user', content: 'Hello', job: null },
    { role: 'assistant', content: answer, job: { id: jobId, status: 'done', charged: 10, tokens: 6 } },
  ]);
  expect(await network.brokenInvariants()).toEqual([]);
});
