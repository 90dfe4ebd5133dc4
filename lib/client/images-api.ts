import type * as z from 'zod/mini';
import { IMAGE_SEED_MAX } from '../constants.ts';
import {
  acceptedResponse,
  type GenerateRequest,
  imageDeletedResponse,
  imageResponse,
  imageShareEndedResponse,
  imageShareResponse,
  imagesResponse,
  type REPORT_REASONS,
  reportResponse,
  sharedImageResponse,
} from '../images/schemas.ts';
import { requestJson } from './request-json.ts';
import { shownAccount } from './shown-account.ts';

/** What is to be drawn, as the form says it. */
export type Wish = Pick<GenerateRequest, 'prompt' | 'style' | 'aspect' | 'nsfw' | 'negativePrompt' | 'seed'>;
type Accepted = z.infer<typeof acceptedResponse>;

const path = (id: string, rest = '') => `/api/images/${encodeURIComponent(id)}${rest}`;

/**
 * Asks for pictures, each a job of its own, one request after the other: so they stand in the queue as they were asked for,
 * and what the server refuses ends the row. Each has a key of its own below the given one, so that a retry is charged
 * for those alone that were not accepted before.
 *
 * @param onAccepted hears of each as soon as it is queued
 * @returns how many were asked for: not all when another account has followed, which would pay for the rest
 */
export async function drawPictures(
  params: { wish: Wish; count: number; idempotencyKey: string },
  onAccepted: (accepted: Accepted) => void,
): Promise<number> {
  const { wish, count, idempotencyKey } = params;
  const account = shownAccount.read();
  for (let index = 0; index < count; index += 1) {
    if (account !== undefined && shownAccount.read() !== account) return index;
    // One seed would give the same picture several times.
    const seed = wish.seed === undefined ? {} : { seed: (wish.seed + index) % (IMAGE_SEED_MAX + 1) };
    onAccepted(
      await requestJson('/api/images/generate', acceptedResponse, {
        method: 'POST',
        body: { ...wish, ...seed, async: true },
        idempotencyKey: `${idempotencyKey}-${index}`,
      }),
    );
  }
  return count;
}

export function fetchImages(params: { favourite: boolean; cursor: string | null; signal: AbortSignal }) {
  const query = new URLSearchParams();
  if (params.favourite) query.set('favourite', '1');
  if (params.cursor !== null) query.set('cursor', params.cursor);
  const suffix = query.size > 0 ? `?${query}` : '';
  return requestJson(`/api/images${suffix}`, imagesResponse, { signal: params.signal });
}

export async function fetchImage(id: string, signal?: AbortSignal) {
  return (await requestJson(path(id), imageResponse, signal === undefined ? {} : { signal })).image;
}

export async function markFavourite(id: string, favourite: boolean) {
  return (await requestJson(path(id), imageResponse, { method: 'PATCH', body: { favourite } })).image;
}

/** Stops it as well where it is still to come. */
export function deleteImage(id: string) {
  return requestJson(path(id), imageDeletedResponse, { method: 'DELETE' });
}

/** Takes a deletion back, within DELETE_UNDO_SECONDS. */
export async function restoreImage(id: string) {
  return (await requestJson(path(id, '/restore'), imageResponse, { method: 'POST' })).image;
}

/** The same token as long as the picture is shared. */
export function shareImage(id: string) {
  return requestJson(path(id, '/share'), imageShareResponse, { method: 'PUT' });
}

/** The link stops working at once. */
export function endImageShare(id: string) {
  return requestJson(path(id, '/share'), imageShareEndedResponse, { method: 'DELETE' });
}

export async function fetchSharedImage(token: string, signal?: AbortSignal) {
  const where = `/api/image-shares/${encodeURIComponent(token)}`;
  return (await requestJson(where, sharedImageResponse, signal === undefined ? {} : { signal })).image;
}

export type ReportReason = (typeof REPORT_REASONS)[number];

export function reportSharedImage(token: string, report: { reason: ReportReason; note?: string }) {
  return requestJson(`/api/image-shares/${encodeURIComponent(token)}/report`, reportResponse, {
    method: 'POST',
    body: report,
  });
}
