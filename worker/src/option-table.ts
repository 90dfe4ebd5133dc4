type OptionRow = {
  /** What stands after the flag in the help; a flag without one takes no value. */
  value?: string;
  /** The environment variable read when the flag is absent. */
  env?: string;
  help: string;
};

/** Every option, in the order of `--help`; the parser, the environment and the help read this one table. */
export const OPTION_TABLE = {
  server: { value: 'URL', env: 'ASHAO_SERVER', help: 'the network to work for (default http://localhost:3000)' },
  key: { value: 'KEY', env: 'ASHAO_WORKER_KEY', help: 'your worker key, ashao_wk_…, made in your account' },
  name: {
    value: 'TEXT',
    env: 'ASHAO_WORKER_NAME',
    help: 'how your account lists this worker (default: the host name)',
  },
  type: { value: 'TYPE', env: 'ASHAO_WORKER_TYPE', help: 'native (default) or cloud' },
  tiers: {
    value: 'LIST',
    env: 'ASHAO_WORKER_TIERS',
    help: 'tiers to serve, for example pro,max (default: all its type may)',
  },
  concurrency: {
    value: 'N',
    env: 'ASHAO_WORKER_CONCURRENCY',
    help: 'jobs at once (default 1; 4 with the guide engine)',
  },
  engine: { value: 'NAME', env: 'ASHAO_ENGINE', help: 'auto (default), openai, llama, guide, or off to draw only' },
  'base-url': {
    value: 'URL',
    env: 'ASHAO_BASE_URL',
    help: 'an OpenAI-compatible server, for example http://localhost:11434',
  },
  model: { value: 'NAME', env: 'ASHAO_MODEL', help: 'the model to ask for; with --download its hub address or URL' },
  'api-key': { value: 'KEY', env: 'ASHAO_API_KEY', help: 'the key of the OpenAI-compatible server, if it wants one' },
  images: { help: 'the model reads pictures (found out by itself for Ollama, LM Studio and llama.cpp)' },
  'image-engine': {
    value: 'NAME',
    env: 'ASHAO_IMAGE_ENGINE',
    help: 'auto (default), off, openai, a1111, comfyui, sdcpp or sketch',
  },
  'image-base-url': {
    value: 'URL',
    env: 'ASHAO_IMAGE_BASE_URL',
    help: 'the image server, for example http://localhost:7860',
  },
  'image-model': { value: 'NAME', env: 'ASHAO_IMAGE_MODEL', help: 'the image model or checkpoint to ask for' },
  'image-api-key': {
    value: 'KEY',
    env: 'ASHAO_IMAGE_API_KEY',
    help: 'the key of the image server, or user:password',
  },
  'image-steps': {
    value: 'N',
    env: 'ASHAO_IMAGE_STEPS',
    help: 'sampling steps (default 25, or what the server has set)',
  },
  'image-concurrency': {
    value: 'N',
    env: 'ASHAO_IMAGE_CONCURRENCY',
    help: 'pictures at once, beside the answers (default 1)',
  },
  'comfy-workflow': {
    value: 'FILE',
    env: 'ASHAO_COMFY_WORKFLOW',
    help: 'your own ComfyUI workflow, saved in API format',
  },
  'model-path': { value: 'FILE', env: 'ASHAO_MODEL_PATH', help: 'a GGUF file to load into this process' },
  download: { help: 'fetch a small model into the model folder and use it' },
  'models-dir': { value: 'DIR', env: 'ASHAO_MODELS', help: 'the model folder (default ~/.cache/ashao/models)' },
  context: {
    value: 'N',
    env: 'ASHAO_CONTEXT',
    help: 'context of a GGUF model in tokens (default 4096, or what it was trained for)',
  },
  threads: { value: 'N', env: 'ASHAO_THREADS', help: 'threads for a GGUF model (default: chosen by the engine)' },
  gpu: { value: 'MODE', env: 'ASHAO_GPU', help: 'auto (default) or off' },
  'max-tokens': {
    value: 'N',
    env: 'ASHAO_MAX_TOKENS',
    help: 'longest answer in tokens (default: chosen by the engine)',
  },
  site: { value: 'URL', env: 'ASHAO_SITE', help: 'what links to the guides begin with (default: --server)' },
  once: { help: 'serve one job, then exit' },
  wait: { value: 'SECONDS', env: 'ASHAO_WAIT', help: 'with --once: how long to wait for the job (default 60)' },
  'drain-seconds': {
    value: 'SECONDS',
    env: 'ASHAO_DRAIN_SECONDS',
    help: 'on SIGTERM, how long running jobs may go on (default 20)',
  },
  json: { help: 'one JSON object a line instead of text' },
  help: { help: 'this text' },
  version: { help: 'the version' },
} as const satisfies Record<string, OptionRow>;

type OptionName = keyof typeof OPTION_TABLE;
type ValueOptionName = {
  [Name in OptionName]: (typeof OPTION_TABLE)[Name] extends { value: string } ? Name : never;
}[OptionName];
export type FlagName = Exclude<OptionName, ValueOptionName>;
export type { ValueOptionName };

export const optionRows: readonly (readonly [string, OptionRow])[] = Object.entries(OPTION_TABLE);
