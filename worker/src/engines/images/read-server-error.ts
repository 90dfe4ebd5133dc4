import { z } from 'zod';
import { EngineError } from '../../errors.ts';

/** An error answer of an image server, with what its body says. */
export class ImageServerError extends EngineError {
  override name = 'ImageServerError';
  readonly status: number;
  readonly code: string;
  /** The field of the request that it complains of; empty when it names none apart from the sentence. */
  readonly field: string;

  constructor({ message, status, code, field }: { message: string; status: number; code: string; field: string }) {
    super(message);
    this.status = status;
    this.code = code;
    this.field = field;
  }
}

const named = z.object({
  message: z.string(),
  code: z.string().nullish().catch(null),
  type: z.string().nullish().catch(null),
  param: z.string().nullish().catch(null),
});
const complaint = z.object({ msg: z.string(), loc: z.array(z.unknown()).catch([]).default([]) });
/** OpenAI's `error.message`, ComfyUI's the same, stable-diffusion.cpp's `error`, FastAPI's `detail` in either of two shapes. */
const errorBody = z.object({
  error: z.union([named, z.string()]).optional().catch(undefined),
  detail: z
    .union([z.string(), z.array(complaint).min(1)])
    .optional()
    .catch(undefined),
  errors: z.string().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
});

/** Longer texts are a page or a stack trace. */
const TEXT_CHARS_MAX = 200;

export function readServerError({ host, status, text }: { host: string; status: number; text: string }) {
  const { message, code, field } = readBody(text);
  return new ImageServerError({
    message: `${host} answered ${status}: ${message.slice(0, TEXT_CHARS_MAX)}`,
    status,
    code,
    field,
  });
}

function readBody(text: string): { message: string; code: string; field: string } {
  try {
    const { error, detail, errors, message } = errorBody.parse(JSON.parse(text));
    if (typeof error === 'object') {
      return { message: error.message, code: error.code ?? error.type ?? '', field: error.param ?? '' };
    }
    const [first] = typeof detail === 'object' ? detail : [];
    const told = typeof detail === 'object' ? first?.msg : detail;
    return {
      message: errors || message || told || error || text,
      code: error ?? '',
      field: `${first?.loc.at(-1) ?? ''}`,
    };
  } catch {
    // Not JSON, for example the page of a proxy: its first words without the marks.
    return {
      message: text
        .replaceAll(/<[^>]*>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
      code: '',
      field: '',
    };
  }
}
