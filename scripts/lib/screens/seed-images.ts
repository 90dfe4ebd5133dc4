import sharp from 'sharp';
import type { ImageAspectId, ImageStyleId } from '../../../lib/constants.ts';
import type { ApiClient } from '../../../tests/helpers/api-client.ts';
import type { ScriptedWorker } from '../../../tests/helpers/scripted-worker.ts';

type Drawn = { prompt: string; aspect: ImageAspectId; style?: ImageStyleId; hue: number; nsfw?: true };

/** What the gallery of the pictures shows, oldest first. */
const DRAWN: readonly Drawn[] = [
  { prompt: 'A quiet harbour before sunrise, boats like commas on still water', aspect: 'Wide', hue: 210 },
  { prompt: 'Portrait of a clockmaker lit by one window', aspect: 'Portrait', style: 'Photo', hue: 30 },
  { prompt: 'Terraced hills after rain', aspect: 'Landscape', style: 'Watercolor', hue: 130 },
  { prompt: 'A paper moon over a paper city', aspect: 'Square', style: 'Illustration', hue: 265 },
  { prompt: 'A greenhouse on the sea floor', aspect: 'Portrait', style: 'Render', hue: 180 },
  { prompt: 'Two figures in a red room', aspect: 'Square', hue: 350, nsfw: true },
  { prompt: 'A train crossing a viaduct in deep snow', aspect: 'Wide', style: 'Cinematic', hue: 225 },
  { prompt: 'A small shop that sells only umbrellas', aspect: 'Square', style: 'Pixel', hue: 20 },
  { prompt: 'A violet aurora over a quiet network of cities', aspect: 'Landscape', style: 'Cinematic', hue: 280 },
];

export type SeededImages = {
  open: string;
  shareToken: string;
  /** A chat that was answered with a picture. */
  conversation: string;
};

/** Fills a person's gallery: pictures that are there, one in the making, one in the queue. */
export async function seedImages(person: ApiClient, worker: ScriptedWorker): Promise<SeededImages> {
  let open = '';
  for (const [index, { hue, ...wish }] of DRAWN.entries()) {
    const { jobId, imageId } = await ask(person, { ...wish, seed: 1_000 + index });
    const { image } = await worker.claim(10);
    await worker.upload(jobId, await paint(image?.width ?? 1_024, image?.height ?? 1_024, hue, index));
    open = imageId;
  }
  const { shareToken } = (await person.request('PUT', `/api/images/${open}/share`)).body as { shareToken: string };
  await person.request('PATCH', `/api/images/${open}`, { favourite: true });
  const sent = await person.send('/image a paper boat on a dark pond');
  await worker.claim(10);
  await worker.upload(sent.jobId, await paint(1_024, 1_024, 195, 2));
  const started = await ask(person, { prompt: 'A lighthouse on a basalt cliff, long exposure', aspect: 'Landscape' });
  await worker.claim(10);
  const preview = (
    await sharp(await paint(1_216, 832, 250, 3))
      .resize(96)
      .png()
      .toBuffer()
  ).toString('base64');
  await worker.call('progress', { jobId: started.jobId, step: 14, steps: 30, preview });
  await ask(person, { prompt: 'An orchard of glass pears', aspect: 'Square' });
  return { open, shareToken, conversation: sent.conversationId };
}

async function ask(person: ApiClient, body: Record<string, unknown>): Promise<{ jobId: string; imageId: string }> {
  const response = await person.post('/api/images/generate', { ...body, async: true });
  if (response.status !== 202) throw new Error(`not asked for: ${JSON.stringify(response.body)}`);
  const { jobId, image } = response.body as { jobId: string; image: { id: string } };
  return { jobId, imageId: image.id };
}

/** Hills below a moon, in the colours of one hue. */
function paint(width: number, height: number, hue: number, variant: number): Promise<Buffer> {
  const color = (light: number, shift = 0) => `hsl(${(hue + shift) % 360}, 55%, ${light}%)`;
  const hill = (base: number, light: number, shift: number) => {
    const y = height * base;
    const bend = height * (0.12 + 0.04 * ((variant + shift) % 3));
    return `<path fill="${color(light, shift * 12)}" d="M0 ${y} Q ${width * 0.25} ${y - bend} ${width * 0.5} ${y} T ${width} ${y - bend / 3} V ${height} H 0 Z"/>`;
  };
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="${color(16)}"/><stop offset="0.7" stop-color="${color(58, 30)}"/>
    </linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#sky)"/>
    <circle cx="${width * (0.25 + 0.13 * (variant % 5))}" cy="${height * 0.3}" r="${Math.min(width, height) * 0.09}" fill="${color(90, 40)}"/>
    ${hill(0.62, 34, 1)}${hill(0.75, 24, 2)}${hill(0.88, 13, 3)}
  </svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}
