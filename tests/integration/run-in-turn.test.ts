import { expect, test } from 'vitest';
import { convertToPng } from '../../lib/pictures/convert-to-png.ts';
import { reencodePicture } from '../../lib/pictures/reencode-picture.ts';
import { reencodePreview } from '../../lib/pictures/reencode-preview.ts';
import { type PictureLane, runInTurn } from '../../lib/pictures/run-in-turn.ts';
import { makePng } from '../helpers/make-png.ts';

const LANES: PictureLane[] = ['uploads', 'previews', 'downloads'];
const BUSY = { code: 'unavailable', status: 503, data: { retryAfterSeconds: 5 } };

/** Holds a lane until it is let go. */
function hold(lane: PictureLane) {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const held = runInTurn(lane, () => gate);
  return () => {
    open();
    return held;
  };
}
const codeOf = (error: unknown) => (error as { code?: string }).code;

test('default: work of a lane runs one after the other in its order, beside that of the others', async () => {
  const release = hold('uploads');
  const order: number[] = [];
  const works = [1, 2, 3].map((number) => runInTurn('uploads', async () => order.push(number)));
  expect(await runInTurn('previews', async () => 'a preview')).toBe('a preview');
  expect(await runInTurn('downloads', async () => 'a download')).toBe('a download');
  expect(order).toEqual([]);
  await release();
  await Promise.all(works);
  expect(order).toEqual([1, 2, 3]);
});

test.each(LANES)('limit: a line of %s is full by count, and takes more when it is empty again', async (lane) => {
  const release = hold(lane);
  const works = Array.from({ length: 100 }, () => runInTurn(lane, async () => 'done').catch(codeOf));
  await expect(runInTurn(lane, async () => 'done')).rejects.toMatchObject(BUSY);
  await release();
  const ends = await Promise.all(works);
  expect(ends.filter((end) => end === 'done').length).toBeLessThanOrEqual(16);
  expect(new Set(ends)).toEqual(new Set(['done', 'unavailable']));
  expect(await runInTurn(lane, async () => 'again')).toBe('again');
});

test('limit: a line is full by the bytes that wait in it', async () => {
  const release = hold('uploads');
  const bytes = 20 * 1024 * 1024;
  const works = Array.from({ length: 5 }, () => runInTurn('uploads', async () => 'done', { bytes }).catch(codeOf));
  const small = runInTurn('uploads', async () => 'done', { bytes: 1_000 });
  await release();
  expect(await Promise.all(works)).toEqual(['done', 'done', 'done', 'unavailable', 'unavailable']);
  expect(await small).toBe('done');
});

test('behavior: of one key the newest waits, and whoever goes leaves the line', async () => {
  const release = hold('previews');
  const older = runInTurn('previews', async () => 'older', { key: 'job_1' }).catch(codeOf);
  const other = runInTurn('previews', async () => 'other', { key: 'job_2' });
  const newer = runInTurn('previews', async () => 'newer', { key: 'job_1' });
  expect(await older).toBe('unavailable');
  const control = new AbortController();
  let ran = false;
  const left = runInTurn('previews', async () => (ran = true), { signal: control.signal });
  control.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  await release();
  expect(await Promise.all([other, newer])).toEqual(['other', 'newer']);
  expect(ran).toBe(false);
});

test('behavior: a preview that a newer one overtakes is left out, without an error', async () => {
  const release = hold('previews');
  const bytes = makePng({ width: 8, height: 8 });
  const older = reencodePreview(bytes, { key: 'job_1' });
  const newer = reencodePreview(bytes, { key: 'job_1' });
  expect(await older).toBeNull();
  await release();
  expect(await newer).toMatch(/^data:image/);
});

test('behavior: downloads of one file share one conversion, which ends when all who asked are gone', async () => {
  const release = hold('downloads');
  let loads = 0;
  const load = async () => {
    loads += 1;
    return makePng({ width: 8, height: 8 });
  };
  const [one, two] = [new AbortController(), new AbortController()];
  const convert = (key: string, signal?: AbortSignal) => convertToPng({ key, load, ...(signal ? { signal } : {}) });
  const given = [convert('given up', one.signal), convert('given up', two.signal)].map((work) =>
    work.catch(() => 'gone'),
  );
  const wanted = [convert('wanted', one.signal), convert('wanted')];
  one.abort();
  two.abort();
  expect(await Promise.all(given)).toEqual(['gone', 'gone']);
  await release();
  const [, png] = await Promise.all(wanted);
  expect(png?.subarray(1, 4).toString()).toBe('PNG');
  expect(loads).toBe(1);
});

test('behavior: a picture that nobody wants any more when its turn comes is not decoded', async () => {
  const release = hold('uploads');
  const gone = new Error('gone');
  let asked = 0;
  const confirm = async () => {
    asked += 1;
    throw gone;
  };
  // Were it decoded, it would be refused as no picture.
  const refused = reencodePicture(Buffer.from('no picture'), { confirm }).catch((error: unknown) => error);
  expect(asked).toBe(0);
  await release();
  expect(await refused).toBe(gone);
  expect(asked).toBe(1);
});
