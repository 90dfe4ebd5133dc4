import { z } from 'zod';
import { EngineError } from '../../errors.ts';

/** An error answer of an image server, with what its body says. */
export class ImageServerError extends EngineError {
  override name = 'ImageServerError';
  readonly status: number;
  readonly code: string;

  constructor({ message, status, code }: { message: string; status: number; code: string }) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

const named = z.object({ message: z.string(), code: z.string().nullish(), type: z.string().nullish() });
/** OpenAI's `error.message`, ComfyUI's the same, stable-diffusion.cpp's `error`, FastAPI's `detail` in either of two shapes. */
const errorBody = z.object({
  error: z.union([named, z.string()]).optional().catch(undefined),
  detail: z
    .union([z.string(), z.array(z.object({ msg: z.string() })).min(1)])
    .optional()
    .catch(undefined),
  errors: z.string().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
});

/** Longer texts are a page or a stack trace. */
const TEXT_CHARS_MAX = 200;

export function readServerError({ host, status, text }: { host: string; status: number; text: string }) {
  const { message, code } = readBody(text);
  return new ImageServerError({
    message: `${host} answered ${status}: ${message.slice(0, TEXT_CHARS_MAX)}`,
    status,
    code,
  });
}

function readBody(text: string): { message: string; code: string } {
  try {
    const { error, detail, errors, message } = errorBody.parse(JSON.parse(text));
    if (typeof error === 'object') return { message: error.message, code: error.code ?? error.type ?? '' };
    const told = typeof detail === 'object' ? detail[0]?.msg : detail;
    return { message: errors || message || told || error || text, code: error ?? '' };
  } catch {
    // Not JSON, for example the page of a proxy: its first words without the marks.
    return {
      message: text
        .replaceAll(/<[^>]*>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
      code: '',
    };
  }
}
