import * as z from 'zod';
import type { Connection } from '../db/connect.ts';
import type { StreamDriver } from '../stream/driver.ts';
import { type GenerateParams, generateImage, queueImage } from './generate-image.ts';
import { acceptedResponse, generateResponse } from './schemas.ts';

/** The answer to a request for a picture: with the picture, or with `async` 202 and the job that draws it. */
export async function answerGenerate(
  connection: Connection,
  streams: StreamDriver,
  params: GenerateParams & { signal: AbortSignal },
): Promise<Response> {
  if (!params.body.async) {
    return Response.json(z.parse(generateResponse, await generateImage(connection, streams, params)));
  }
  const { imageId, jobId } = await queueImage(connection, params);
  const accepted = { jobId, image: { id: imageId, url: null, prompt: params.body.prompt } };
  return Response.json(z.parse(acceptedResponse, accepted), { status: 202 });
}
