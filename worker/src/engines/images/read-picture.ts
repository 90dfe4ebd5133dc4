import { EngineError } from '../../errors.ts';
import type { Picture, PictureType } from './image-engine.ts';

const startsWith = (bytes: Buffer, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, index) => bytes[at + index] === byte);

/** The type that a file's first bytes say; null for anything else. */
function readPictureType(bytes: Buffer): PictureType | null {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  const riff = startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes, [0x57, 0x45, 0x42, 0x50], 8);
  return riff ? 'image/webp' : null;
}

/**
 * What an engine answered, as a picture.
 * @throws {EngineError} it is none: an error page, an empty string, a format that is not taken
 */
export function readPicture(content: Buffer | string): Picture {
  const bytes = typeof content === 'string' ? decodeBase64(content) : content;
  const type = readPictureType(bytes);
  if (type === null) throw new EngineError('the image server answered with something that is no picture');
  return { bytes, type };
}

/** A preview that cannot be read is none: the step counts all the same. */
export function readPreview(content: Buffer | string | null | undefined): Picture | undefined {
  if (!content) return undefined;
  try {
    return readPicture(content);
  } catch {
    return undefined;
  }
}

/** Base64 with or without the `data:image/png;base64,` that some servers put before it. */
function decodeBase64(text: string): Buffer {
  return Buffer.from(text.replace(/^data:[\w/+.-]+;base64,/, ''), 'base64');
}
