import { countSlots } from './count-slots.ts';
import { createRegistration } from './create-registration.ts';
import { chooseEngine } from './engines/choose-engine.ts';
import type { Engine } from './engines/engine.ts';
import { chooseImageEngine } from './engines/images/choose-image-engine.ts';
import type { ImageEngine } from './engines/images/image-engine.ts';
import { describeError, EngineStartError, KeyRefusedError, UsageError } from './errors.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { createHelp } from './help.ts';
import { Meter } from './meter.ts';
import { type Options, readOptions } from './options.ts';
import { runWorker } from './run-worker.ts';
import { createStatus } from './status/status-line.ts';
import { watchSignals } from './watch-signals.ts';

/** Filled in by the build. */
declare const WORKER_VERSION: string;

async function main(): Promise<ExitCode> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options === 'help') console.log(createHelp());
  else if (options === 'version') console.log(WORKER_VERSION);
  else return await work(options);
  return EXIT.ok;
}

async function work(options: Options): Promise<ExitCode> {
  const meter = new Meter();
  const status = createStatus({ output: process.stdout, json: options.json, tokensPerSecond: () => meter.rate });
  const { report, totals } = status;
  const seconds = options['drain-seconds'];
  const { stopping, handingBack } = watchSignals(seconds, () => {
    report({ event: 'draining', running: totals.running, seconds });
  });
  const progress = process.stdout.isTTY && !options.json;
  const choosing = Promise.all([
    options.engine === 'off' ? null : chooseEngine({ options, print: status.print, progress }),
    chooseImageEngine({ options, print: status.print }),
  ]);
  // Loading or downloading a model takes minutes: being told to stop must not wait for it.
  const chosen = await Promise.race([choosing, untilAborted(stopping)]);
  if (chosen === undefined) return EXIT.ok;
  const [chat, image] = chosen;
  const engines = { engine: chat?.engine ?? null, imageEngine: image?.engine ?? null };
  const slots = countSlots(options, engines);
  try {
    if (chat !== null) report({ event: 'engine', ...nameEngine(chat) });
    if (image !== null) report({ event: 'image-engine', ...nameEngine(image) });
    return await runWorker({
      server: options.server,
      key: options.key,
      registration: createRegistration(options, engines, slots),
      ...engines,
      slots,
      report,
      stopping,
      handingBack,
      once: options.once,
      waitSeconds: options.wait,
      maxTokens: options['max-tokens'] ?? null,
      meter,
    });
  } finally {
    status.close();
    report({ event: 'stopped', jobsDone: totals.jobsDone, earned: totals.earned });
    await Promise.all([engines.engine?.close(), engines.imageEngine?.close()]);
  }
}

function untilAborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(undefined), { once: true }));
}

function nameEngine({ engine, note }: { engine: Engine | ImageEngine; note: string }) {
  return { engine: engine.name, model: engine.model, note };
}

function explainExit(error: unknown): ExitCode {
  console.error(describeError(error));
  if (error instanceof UsageError) return EXIT.usage;
  if (error instanceof KeyRefusedError) return EXIT.keyRefused;
  if (error instanceof EngineStartError) return EXIT.engineCannotStart;
  return EXIT.unexpected;
}

// A parent that has gone leaves a pipe that nobody reads; the drain must go on all the same.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

// Idle keep-alive connections would hold the process for seconds after its work is done.
process.exit(await main().catch(explainExit));
