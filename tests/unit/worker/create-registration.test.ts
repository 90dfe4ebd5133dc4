import { expect, test } from 'vitest';
import { WORKER_CONCURRENCY_MAX } from '../../../lib/constants.ts';
import { registerRequest } from '../../../lib/workers/schemas.ts';
import { countSlots } from '../../../worker/src/count-slots.ts';
import { createRegistration } from '../../../worker/src/create-registration.ts';
import type { Engine } from '../../../worker/src/engines/engine.ts';
import type { ImageEngine } from '../../../worker/src/engines/images/image-engine.ts';

const engine = { name: 'chat', model: 'talker', tiers: ['pro'], concurrency: 4 } as unknown as Engine;
const painter = { name: 'paint', model: 'painter' } as ImageEngine;
const options = { type: 'native', name: undefined, tiers: undefined } as const;

test('default: answers and pictures at once are told apart', () => {
  const engines = { engine, imageEngine: painter };
  const slots = countSlots({ concurrency: 5, 'image-concurrency': 3 }, engines);
  expect(slots).toEqual({ chat: 5, image: 3 });
  const registration = createRegistration(options, engines, slots);
  expect(registration).toMatchObject({ concurrency: 5, imageConcurrency: 3, kinds: ['chat', 'image'] });
  expect(registerRequest.safeParse(registration).success).toBe(true);
});

test('behavior: a worker of one kind', () => {
  const chat = { engine, imageEngine: null };
  expect(createRegistration(options, chat, countSlots({}, chat))).toEqual({
    type: 'native',
    model: 'talker',
    concurrency: 4,
    images: false,
    tiers: ['pro'],
  });
  const pictures = { engine: null, imageEngine: painter };
  expect(createRegistration(options, pictures, countSlots({ concurrency: 9 }, pictures))).toMatchObject({
    kinds: ['image'],
    concurrency: 1,
    imageConcurrency: 1,
  });
});

test('limit: an engine that draws one after the other is given one, and the network knows no more than so many', () => {
  const one = { engine: null, imageEngine: { ...painter, concurrencyMax: 1 } };
  expect(countSlots({ 'image-concurrency': 4 }, one)).toEqual({ chat: 0, image: 1 });
  const both = { engine, imageEngine: painter };
  const most = { concurrency: WORKER_CONCURRENCY_MAX, 'image-concurrency': 2 };
  expect(countSlots(most, both)).toEqual({ chat: WORKER_CONCURRENCY_MAX - 2, image: 2 });
});
