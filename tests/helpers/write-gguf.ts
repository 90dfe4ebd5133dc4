import { writeFile } from 'node:fs/promises';

/** What the model writes: each of these words leads to the next, the last one to the end of the text. */
export const GGUF_WORDS = 'once upon a time there was one small network of many quiet machines'.split(' ');

const VOCABULARY = 320;
const EMBEDDING = 64;
const FEED_FORWARD = 32;
const HEADS = 4;
const CONTEXT = 512;
const ALIGNMENT = 32;
/** Ids of `<unk>`, `<s>` and `</s>`; byte tokens follow, then the words. */
const END = 2;
const FIRST_WORD = 3 + 256;
/** How sure the model is of the next word. */
const OUTPUT_SCALE = 12;

const Type = { uint32: 4, int32: 5, float32: 6, bool: 7, string: 8, array: 9 } as const;
type Tensor = { name: string; shape: number[]; data: Float32Array };

/**
 * Writes a language model of one layer in the GGUF v3 format (about 190 KB): attention and feed-forward are zero, so the
 * next token depends on the last one only, through an output matrix that is set by hand. No chat template.
 */
export async function writeGguf(path: string): Promise<void> {
  const tensors = createTensors();
  const metadata = createMetadata();
  const head = Buffer.concat([
    Buffer.from('GGUF'),
    uint32(3),
    uint64(tensors.length),
    uint64(metadata.length),
    ...metadata,
    ...describeTensors(tensors),
  ]);
  const data = tensors.map(({ data }) => pad(Buffer.from(data.buffer)));
  await writeFile(path, Buffer.concat([pad(head), ...data]));
}

function createTensors(): Tensor[] {
  const embedding = createNoise(VOCABULARY * EMBEDDING);
  const output = new Float32Array(VOCABULARY * EMBEDDING);
  GGUF_WORDS.forEach((_, index) => {
    const from = FIRST_WORD + index;
    const to = index === GGUF_WORDS.length - 1 ? END : from + 1;
    for (let at = 0; at < EMBEDDING; at += 1) {
      output[to * EMBEDDING + at] = ((embedding[from * EMBEDDING + at] ?? 0) * OUTPUT_SCALE) / EMBEDDING;
    }
  });
  const ones = new Float32Array(EMBEDDING).fill(1);
  const zeros = (name: string, ...shape: [number, number]) => ({
    name,
    shape,
    data: new Float32Array(shape[0] * shape[1]),
  });
  return [
    { name: 'token_embd.weight', shape: [EMBEDDING, VOCABULARY], data: embedding },
    { name: 'blk.0.attn_norm.weight', shape: [EMBEDDING], data: ones },
    zeros('blk.0.attn_q.weight', EMBEDDING, EMBEDDING),
    zeros('blk.0.attn_k.weight', EMBEDDING, EMBEDDING),
    zeros('blk.0.attn_v.weight', EMBEDDING, EMBEDDING),
    zeros('blk.0.attn_output.weight', EMBEDDING, EMBEDDING),
    { name: 'blk.0.ffn_norm.weight', shape: [EMBEDDING], data: ones },
    zeros('blk.0.ffn_gate.weight', EMBEDDING, FEED_FORWARD),
    zeros('blk.0.ffn_up.weight', EMBEDDING, FEED_FORWARD),
    zeros('blk.0.ffn_down.weight', FEED_FORWARD, EMBEDDING),
    { name: 'output_norm.weight', shape: [EMBEDDING], data: ones },
    { name: 'output.weight', shape: [EMBEDDING, VOCABULARY], data: output },
  ];
}

/** Values of -1 or 1 from a linear congruential generator: the same model at every run. */
function createNoise(length: number): Float32Array {
  let state = 12_345;
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state & 0x4000_0000 ? 1 : -1;
  });
}

function createMetadata(): Buffer[] {
  const bytes = Array.from({ length: 256 }, (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`);
  const words = GGUF_WORDS.map((word) => `▁${word}`);
  const fill = Array.from({ length: VOCABULARY - FIRST_WORD - words.length }, (_, index) => `unused${index}`);
  const tokens = ['<unk>', '<s>', '</s>', ...bytes, ...words, ...fill];
  const types = [2, 3, 3, ...bytes.map(() => 6), ...words.map(() => 1), ...fill.map(() => 5)];
  const number = (key: string, value: number) => entry(key, Type.uint32, uint32(value));
  return [
    entry('general.architecture', Type.string, text('llama')),
    entry('general.name', Type.string, text('Bigram')),
    number('llama.vocab_size', VOCABULARY),
    number('llama.context_length', CONTEXT),
    number('llama.embedding_length', EMBEDDING),
    number('llama.block_count', 1),
    number('llama.feed_forward_length', FEED_FORWARD),
    number('llama.attention.head_count', HEADS),
    number('llama.attention.head_count_kv', HEADS),
    number('llama.rope.dimension_count', EMBEDDING / HEADS),
    entry('llama.attention.layer_norm_rms_epsilon', Type.float32, float32(1e-5)),
    entry('tokenizer.ggml.model', Type.string, text('llama')),
    list('tokenizer.ggml.tokens', Type.string, tokens.map(text)),
    list(
      'tokenizer.ggml.scores',
      Type.float32,
      tokens.map((_, index) => float32(-index)),
    ),
    list('tokenizer.ggml.token_type', Type.int32, types.map(uint32)),
    number('tokenizer.ggml.bos_token_id', 1),
    number('tokenizer.ggml.eos_token_id', END),
    number('tokenizer.ggml.unknown_token_id', 0),
    entry('tokenizer.ggml.add_bos_token', Type.bool, Buffer.from([1])),
    entry('tokenizer.ggml.add_space_prefix', Type.bool, Buffer.from([1])),
  ];
}

function describeTensors(tensors: readonly Tensor[]): Buffer[] {
  let offset = 0;
  return tensors.map(({ name, shape, data }) => {
    const description = Buffer.concat([
      text(name),
      uint32(shape.length),
      ...shape.map(uint64),
      uint32(0),
      uint64(offset),
    ]);
    offset += pad(Buffer.from(data.buffer)).length;
    return description;
  });
}

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}
function uint64(value: number): Buffer {
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64LE(BigInt(value));
  return buffer;
}
function float32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeFloatLE(value);
  return buffer;
}
const text = (value: string): Buffer => Buffer.concat([uint64(Buffer.byteLength(value)), Buffer.from(value)]);
const entry = (key: string, type: number, value: Buffer): Buffer => Buffer.concat([text(key), uint32(type), value]);
const list = (key: string, type: number, items: Buffer[]): Buffer =>
  entry(key, Type.array, Buffer.concat([uint32(type), uint64(items.length), ...items]));
const pad = (buffer: Buffer): Buffer =>
  Buffer.concat([buffer, Buffer.alloc((ALIGNMENT - (buffer.length % ALIGNMENT)) % ALIGNMENT)]);
