import type { ImageInput } from '@/lib/chat/schemas.ts';
import { createRandomId } from '@/lib/client/create-random-id.ts';
import { PictureError, type PictureProblem } from '@/lib/client/picture-error.ts';
import { IMAGES_PER_MESSAGE_MAX } from '@/lib/constants.ts';
import { composerStrings } from '@/lib/strings/composer.ts';
import { readStored, writeStored } from '../ui/use-stored-value.ts';
import { draftArea } from './draft-key.ts';

/** `image` and `preview` (an object URL) are null while the file is being drawn anew. */
export type DraftPicture = { id: string; name: string; image: ImageInput | null; preview: string | null };
/** What was not attached: a file and why, or how many were more than a message carries. */
export type RefusedPicture = { name: string; problem: PictureProblem } | { leftOut: number };
export type PictureDraft = { pictures: readonly DraftPicture[]; refused: readonly RefusedPicture[] };

const NONE: PictureDraft = { pictures: [], refused: [] };
/** Pictures of drafts by draft key. In memory only: megabytes do not belong into a browser's storage. */
const drafts = new Map<string, PictureDraft>();
const listeners = new Set<() => void>();

export function subscribeToPictures(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * How many pictures a draft has is stored beside its text. So a reload can say what it lost, and signing out, which
 * clears the tab's storage, takes the pictures along: without its count a draft has none.
 */
export function countName(key: string): string {
  return `ashao.pictures.${key}`;
}

export function readPictures(key: string): PictureDraft {
  return (readStored(countName(key), draftArea(key)) ?? '') === '' ? NONE : (drafts.get(key) ?? NONE);
}

/** Pictures a draft had before the page was loaded anew. */
export function countLost(key: string): number {
  return drafts.has(key) ? 0 : Number(readStored(countName(key), draftArea(key)) ?? 0);
}

function update(key: string, change: (draft: PictureDraft) => PictureDraft): void {
  const draft = change(readPictures(key));
  drafts.set(key, draft);
  writeStored(countName(key), String(draft.pictures.length), draftArea(key));
  for (const listener of listeners) listener();
}

/** Attaches files, each of which shows at once and is ready when it has been made small enough. */
export async function addPictures(key: string, files: readonly File[], unnamed: string): Promise<void> {
  const room = IMAGES_PER_MESSAGE_MAX - readPictures(key).pictures.length;
  const taken = files.slice(0, room).map((file) => ({ file, id: createRandomId(), name: file.name || unnamed }));
  const leftOut = files.length - taken.length;
  const added = taken.map(({ id, name }) => ({ id, name, image: null, preview: null }));
  update(key, ({ pictures }) => ({
    pictures: [...pictures, ...added],
    refused: leftOut > 0 ? [{ leftOut }] : [],
  }));
  // One after the other: four large photographs decoded at once are a gigabyte.
  for (const { file, id, name } of taken) await prepare(key, id, name, file);
}

/** Most messages carry no picture: what reads and draws them comes with the first one. */
async function loadPreparing() {
  const { preparePicture } = await import('@/lib/client/prepare-picture.ts').catch((cause) => {
    throw new PictureError('not-loaded', { cause });
  });
  return preparePicture;
}

async function prepare(key: string, id: string, name: string, file: File): Promise<void> {
  try {
    const { image, blob } = await (await loadPreparing())(file);
    if (!readPictures(key).pictures.some((picture) => picture.id === id)) return;
    const ready = { id, name, image, preview: URL.createObjectURL(blob) };
    update(key, (draft) => ({
      ...draft,
      pictures: draft.pictures.map((picture) => (picture.id === id ? ready : picture)),
    }));
  } catch (error) {
    const problem = error instanceof PictureError ? error.problem : 'broken';
    removePictures(key, [id]);
    update(key, (draft) => ({ ...draft, refused: [...draft.refused, { name, problem }] }));
  }
}

export function removePictures(key: string, ids: readonly string[]): void {
  update(key, (draft) => {
    for (const { id, preview } of draft.pictures) {
      if (ids.includes(id) && preview !== null) URL.revokeObjectURL(preview);
    }
    return { ...draft, pictures: draft.pictures.filter(({ id }) => !ids.includes(id)) };
  });
}

/** Pictures that are ready, as those of a draft that was refused: nothing was sent, nothing is to be lost. */
export function keepPictures(key: string, kept: readonly DraftPicture[]): void {
  const pictures = kept.filter(({ image }) => image !== null).slice(0, IMAGES_PER_MESSAGE_MAX);
  if (pictures.length > 0) update(key, () => ({ pictures, refused: [] }));
}

/** A picture of a message that was there before, to be sent anew. */
export function toDraftPicture(image: ImageInput): DraftPicture {
  return {
    id: createRandomId(),
    name: composerStrings.fromEdit,
    image,
    preview: `data:${image.type};base64,${image.data}`,
  };
}

/** Also what a reload has lost: it has been read. */
export function dismissRefused(key: string): void {
  update(key, (draft) => ({ ...draft, refused: [] }));
}
