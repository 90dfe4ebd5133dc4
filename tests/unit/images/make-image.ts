import type { Image } from '../../../lib/images/schemas.ts';

/** A picture as the API lists it. */
export function makeImage(change: Partial<Image> = {}): Image {
  return {
    id: 'img_1',
    jobId: 'job_1',
    prompt: 'A lighthouse',
    negativePrompt: null,
    style: 'None',
    aspect: 'Square',
    width: 1_024,
    height: 1_024,
    seed: 1,
    nsfw: false,
    model: null,
    state: 'done',
    favourite: false,
    shareToken: null,
    url: null,
    thumbUrl: null,
    downloadUrl: null,
    createdAt: '2026-01-01T00:00:00.000Z',
    queue: null,
    ...change,
  };
}
