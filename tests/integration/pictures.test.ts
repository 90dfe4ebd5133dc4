import { expect, test } from 'vitest';
import { IMAGE_BYTES_MAX } from '../../lib/constants.ts';
import { useNetwork } from '../helpers/network.ts';
import { readFingerprint } from '../helpers/read-fingerprint.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';

/** Pictures go to workers that read them, are the owner's alone, and are what they say they are. */
const network = useNetwork();

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/p6FpEgAAAABJRU5ErkJggg==',
  'base64',
);
const image = (data: Buffer = PNG, type = 'image/png') => ({ type, data: data.toString('base64') });
const newWorker = async (images: boolean) => ScriptedWorker.register(await network.person(), { images });
const retire = () => network.connection.sql`update workers set last_seen_at = now() - interval '1 hour'`;
const tiers = async () => {
  // The figures are kept for a second.
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  return (await network.browser().get('/api/stats')).body.tiers as Record<string, { imageWorkers: number }>;
};

test('default: a message with a picture goes to a worker that reads pictures, and to no other', async () => {
  const [blind, seeing, person] = [await newWorker(false), await newWorker(true), await network.person()];
  expect((await tiers()).pro?.imageWorkers).toBe(1);
  const sent = await person.send('What is this?', { images: [image()] });
  expect((await blind.claim(0)).job).toBeNull();
  const claimed = await seeing.claim(0);
  expect(claimed.job?.id).toBe(sent.jobId);
  expect(claimed.messages).toEqual([{ role: 'user', content: 'What is this?', images: [image()] }]);
  await seeing.token(sent.jobId, 'A dot.');
  await seeing.complete(sent.jobId);

  const { messages } = (await person.get(`/api/conversations/${sent.conversationId}`)).body as {
    messages: { images: { id: string; type: string }[] }[];
  };
  const id = messages[0]?.images[0]?.id ?? '';
  const picture = await person.fetch(`/api/chat/images/${id}`);
  expect(Buffer.from(await picture.arrayBuffer())).toEqual(PNG);
  expect(picture.headers.get('content-type')).toBe('image/png');
  expect(picture.headers.get('cache-control')).toMatch(/^private/);
  expect(picture.headers.get('x-content-type-options')).toBe('nosniff');
  const file = await person.fetch(`/api/conversations/${sent.conversationId}/export?format=json`);
  const exported = (await file.json()) as { messages: { images: unknown[] }[] };
  const url = `data:image/png;base64,${PNG.toString('base64')}`;
  expect(exported.messages[0]?.images).toEqual([{ id, type: 'image/png', data: url }]);

  // The next question has the picture too, for as long as somebody reads it.
  const more = await person.send('And now?', { conversationId: sent.conversationId });
  expect((await blind.claim(0)).job).toBeNull();
  const again = await seeing.claim(0);
  expect(again.job?.id).toBe(more.jobId);
  expect(again.messages?.map(({ images = [] }) => images.length)).toEqual([1, 0, 0]);
  await person.post('/api/chat/stop', { jobId: more.jobId });
  await seeing.call('heartbeat', { leaving: true });
  await retire();
  await blind.call('heartbeat');
  const last = await person.send('Still there?', { conversationId: sent.conversationId });
  const { job, messages: told } = await blind.claim(0);
  expect(job?.id).toBe(last.jobId);
  expect(told?.[0]).toEqual({ role: 'user', content: 'What is this?\n\n[A picture not shown]' });
});

test('behavior: a waiting worker that reads pictures is woken at once, whoever else waits before it', async () => {
  await retire();
  await network.emptyQueue();
  const [blind, seeing, person] = [await newWorker(false), await newWorker(true), await network.person()];
  const control = { finished: false };
  const idle = blind.claim(20).then((claimed) => {
    control.finished = true;
    return claimed;
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  const waiting = seeing.claim(20);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const { jobId } = await person.send('Look', { images: [image()] });
  expect((await waiting).job?.id).toBe(jobId);
  expect(control.finished).toBe(false);
  const next = await person.send('Plain words');
  expect((await idle).job?.id).toBe(next.jobId);
});

test('error: answering again needs a worker that reads the pictures of the question', async () => {
  const [seeing, person] = [await newWorker(true), await network.person()];
  const sent = await person.send('', { images: [image()] });
  expect((await person.get(`/api/conversations/${sent.conversationId}`)).body.conversation).toMatchObject({
    title: 'Picture',
  });
  while ((await seeing.serveOne()) !== sent.jobId);
  await retire();
  await newWorker(false);
  const refused = await person.post('/api/chat/regenerate', { messageId: sent.answerId, tier: 'pro' });
  expect(refused).toMatchObject({ status: 409, body: { code: 'no_image_worker' } });
  expect(await person.credits()).toBe(490);
});

test('error: where nobody reads pictures the message is refused and nothing is charged or kept', async () => {
  await retire();
  await newWorker(false);
  const person = await network.person();
  const before = await readFingerprint(network.connection);
  const body = { tier: 'pro', content: 'Look', images: [image()] };
  const refused = await person.post('/api/chat/send', body);
  expect(refused).toMatchObject({ status: 409, body: { code: 'no_image_worker' } });
  const { content, images } = body;
  const temporary = { tier: 'pro', messages: [{ role: 'user', content, images }] };
  expect((await person.post('/api/chat/temporary', temporary)).status).toBe(409);
  expect(await readFingerprint(network.connection)).toEqual(before);
});

test.each([
  ['an HTML page that calls itself a picture', [image(Buffer.from('<script>alert(1)</script>'))]],
  ['a PNG that calls itself JPEG', [image(PNG, 'image/jpeg')]],
  ['SVG', [image(Buffer.from('<svg/>'), 'image/svg+xml')]],
  ['too many', Array.from({ length: 5 }, () => image())],
  ['too large', [image(Buffer.concat([PNG, Buffer.alloc(IMAGE_BYTES_MAX)]))]],
  ['no base64', [{ type: 'image/png', data: '%%%' }]],
])('error: %s is 400 with the field', async (_name, images) => {
  const person = await network.person();
  const { status, body } = await person.post('/api/chat/send', { tier: 'pro', content: 'Look', images });
  expect(status).toBe(400);
  expect(body.field).toMatch(/^images/);
  expect(await person.credits()).toBe(500);
});
