import { expect, test } from 'vitest';
import { createDeliveryKeys } from '../../../components/chat/create-delivery-keys.ts';

function makeKept(text = '') {
  const kept = { text };
  const write = (next: string) => {
    kept.text = next;
  };
  return { kept, area: { read: () => kept.text, write } };
}

test('default: a request keeps its key until it was accepted, then it is a new one', () => {
  const keys = createDeliveryKeys();
  const first = keys.keyFor('four foxes');
  expect(keys.keyFor('four foxes')).toBe(first);
  keys.forget('four foxes');
  expect(keys.keyFor('four foxes')).not.toBe(first);
});

test('behavior: another request in between, accepted or not, leaves the key of one that was lost', () => {
  const keys = createDeliveryKeys();
  const lost = keys.keyFor('four foxes');
  expect(keys.keyFor('one hill')).not.toBe(lost);
  keys.forget('one hill');
  keys.forget('never sent');
  expect(keys.keyFor('four foxes')).toBe(lost);
});

test('behavior: kept with a draft, keys outlive the page, and leave nothing behind once all was accepted', () => {
  const { kept, area } = makeKept();
  const lost = createDeliveryKeys(area).keyFor('four foxes');
  const later = createDeliveryKeys(area);
  expect(later.keyFor('four foxes')).toBe(lost);
  later.forget('four foxes');
  expect(kept.text).toBe('');
});

test('behavior: of many that were given up the oldest are forgotten', () => {
  const { kept, area } = makeKept();
  const keys = createDeliveryKeys(area);
  const first = keys.keyFor('0');
  for (let index = 1; index < 20; index += 1) keys.keyFor(String(index));
  expect(JSON.parse(kept.text)).toHaveLength(8);
  expect(keys.keyFor('0')).not.toBe(first);
});

test('error: what can’t be read is as if nothing was kept', () => {
  for (const text of ['{', 'null', '[1]', '[["four foxes", 1]]', '[["four foxes"]]'])
    expect(createDeliveryKeys(makeKept(text).area).keyFor('four foxes')).toMatch(/^[0-9a-f]{32}$/);
});
