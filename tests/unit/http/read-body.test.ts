import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { readBytes, readJson } from '../../../lib/http/read-body.ts';
import { readLines } from '../../../lib/http/read-lines.ts';

const schema = z.strictObject({ name: z.string() });

/** A request whose body arrives in the pieces given, without a length. */
function streamed(chunks: readonly Uint8Array[], headers: Record<string, string> = {}): Request {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  return new Request('http://localhost/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
}
/** A request whose sender vanishes after the first piece. */
function breakingOff(headers: Record<string, string> = {}): Request {
  let pulls = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulls += 1;
      if (pulls === 1) controller.enqueue(bytes('{"name":'));
      else controller.error(new Error('aborted'));
    },
  });
  return new Request('http://localhost/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
}
const json = (text: string, type = 'application/json') =>
  new Request('http://localhost/', { method: 'POST', body: text, headers: { 'content-type': type } });
const bytes = (text: string) => new TextEncoder().encode(text);

test('default: JSON is read, with a charset and as one of its relatives too', async () => {
  for (const type of ['application/json', 'Application/JSON; charset=utf-8', 'application/merge-patch+json']) {
    expect(await readJson(json('{"name":"é"}', type), schema)).toEqual({ name: 'é' });
  }
});

test('error: a body that is longer than it says is refused while it arrives', async () => {
  const request = streamed([new Uint8Array(60), new Uint8Array(60)]);
  await expect(readBytes(request, 100)).rejects.toMatchObject({ status: 413 });
  await expect(readBytes(streamed([new Uint8Array(50), new Uint8Array(50)]), 100)).resolves.toHaveLength(100);
});

test('error: a length that lies is not believed, in either direction', async () => {
  const body = 'a'.repeat(101);
  const saying = (length: string) =>
    new Request('http://localhost/', { method: 'POST', body, headers: { 'content-length': length } });
  await expect(readBytes(saying('10'), 100)).rejects.toMatchObject({ status: 413 });
  await expect(readBytes(saying('102'), 101)).rejects.toMatchObject({ status: 413 });
  await expect(readBytes(saying('x'), 100)).rejects.toMatchObject({ status: 413 });
  await expect(readBytes(saying('10'), 101)).resolves.toHaveLength(101);
});

test('error: a body that breaks off is the caller’s fault, not a failure of ours', async () => {
  const broken = { status: 400, data: { field: 'body' } };
  await expect(readBytes(breakingOff(), 100)).rejects.toMatchObject(broken);
  await expect(readBytes(breakingOff({ 'content-length': '50' }), 100)).rejects.toMatchObject(broken);
  await expect(linesOf(breakingOff())).rejects.toMatchObject(broken);
});

test('error: what another site may send without asking is not taken for JSON', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', '']) {
    await expect(readJson(json('{"name":"a"}', type), schema)).rejects.toMatchObject({ status: 415 });
  }
});

test('error: broken JSON and broken UTF-8 are the body’s fault', async () => {
  const broken = { status: 400, data: { field: 'body' } };
  for (const text of ['', '{', '{"name":"a"} x', "{'name':'a'}"]) {
    await expect(readJson(json(text), schema)).rejects.toMatchObject(broken);
  }
  const latin1 = streamed([new Uint8Array([...bytes('{"name":"'), 0xe9, ...bytes('"}')])], {
    'content-type': 'application/json',
  });
  await expect(readJson(latin1, schema)).rejects.toMatchObject(broken);
});

async function linesOf(request: Request, lineCharsMax = 1_000): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of readLines(request, lineCharsMax)) lines.push(line);
  return lines;
}

test('behavior: lines are the same wherever the network cuts them, in the middle of a character too', async () => {
  const line = fc.string({ unit: fc.constantFrom('a', 'é', '李', '🙂', ' ', '\r', '\0', '\ufeff'), maxLength: 12 });
  const cases = fc.tuple(fc.array(line, { maxLength: 8 }), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }));
  await fc.assert(
    fc.asyncProperty(cases, async ([lines, cuts]) => {
      const whole = bytes(lines.join('\n'));
      const chunks: Uint8Array[] = [];
      for (let at = 0, turn = 0; at < whole.length; turn += 1) {
        const size = cuts[turn % cuts.length] ?? 1;
        chunks.push(whole.slice(at, at + size));
        at += size;
      }
      // A byte order mark at the very beginning is not part of the text.
      const expected = lines
        .join('\n')
        .replace(/^\uFEFF/, '')
        .split('\n');
      expect(await linesOf(streamed(chunks))).toEqual(expected.filter((text) => text.trim() !== ''));
    }),
  );
});

test('error: a line without an end does not fill the memory', async () => {
  await expect(linesOf(streamed([bytes('a'.repeat(60)), bytes('a'.repeat(60))]), 100)).rejects.toMatchObject({
    status: 413,
  });
  await expect(linesOf(streamed([new Uint8Array([0x61, 0xff])]))).rejects.toMatchObject({ status: 400 });
});

test('error: an over-long line is refused though its end came with it; what came before it counts', async () => {
  const lines = readLines(streamed([bytes(`a\n${'b'.repeat(101)}\nc\n`)]), 100);
  expect((await lines.next()).value).toBe('a');
  await expect(lines.next()).rejects.toMatchObject({ status: 413 });
});

/** How often the event loop was let through while `work` ran. */
async function turnsDuring(work: () => Promise<void>): Promise<number> {
  let turns = 0;
  const count = () => {
    turns += 1;
    turn = setImmediate(count);
  };
  let turn = setImmediate(count);
  await work().finally(() => clearImmediate(turn));
  return turns;
}

test('behavior: a flood of lines lets everybody else have a turn', async () => {
  const turns = await turnsDuring(async () => {
    expect(await linesOf(streamed([bytes('line\n'.repeat(10_000))]))).toHaveLength(10_000);
  });
  expect(turns).toBeGreaterThan(100);
});

/** As many pieces as characters. */
const crumbs = (text: string) => [...text].map(bytes);

test('behavior: a flood of pieces lets everybody else have a turn, though no line ends', async () => {
  const turns = await turnsDuring(async () => {
    expect(await linesOf(streamed(crumbs('a'.repeat(10_000))), 10_000)).toEqual(['a'.repeat(10_000)]);
  });
  expect(turns).toBeGreaterThan(100);
});

test('behavior: what has come of a line is not searched again for each piece that follows', async () => {
  const text = `${'a'.repeat(5_000)}\n${'b'.repeat(5_000)}`;
  const pieces = crumbs(text);
  let searched = 0;
  const split = String.prototype.split;
  const counting = vi.spyOn(String.prototype, 'split').mockImplementation(function (this: string, ...args: unknown[]) {
    searched += this.length;
    return Reflect.apply(split, this, args) as string[];
  });
  try {
    expect(await linesOf(streamed(pieces), 5_000)).toEqual(['a'.repeat(5_000), 'b'.repeat(5_000)]);
  } finally {
    counting.mockRestore();
  }
  expect(searched).toBe(text.length);
});

test('behavior: exact numbers reach the schema as the digits that were sent, texts as they are', async () => {
  const anything = z.any();
  const text = '{"a":100.000000000000000001,"b":[-1,1e21,0.1E-7],"c":"5 \\"6\\" 7","8":{"d\\\\":9},"e":true,"f":null}';
  expect(await readJson(json(text), anything, { exactNumbers: true })).toEqual({
    a: '100.000000000000000001',
    b: ['-1', '1e21', '0.1E-7'],
    c: '5 "6" 7',
    '8': { 'd\\': '9' },
    e: true,
    f: null,
  });
  // What is no JSON without the quotes is none with them.
  await expect(readJson(json('{"a":01}'), anything, { exactNumbers: true })).rejects.toMatchObject({ status: 400 });
  await expect(readJson(json('{"a":1-2}'), anything, { exactNumbers: true })).rejects.toMatchObject({ status: 400 });
});
