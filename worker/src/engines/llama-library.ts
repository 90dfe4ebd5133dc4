/**
 * The part of node-llama-cpp 3.22 that the llama engine uses. Written out by hand because the library is installed on
 * first use only: its own types are not there when this program is compiled.
 */
export type LlamaLibrary = {
  getLlama: (options: { gpu: 'auto' | false; build: 'never'; skipDownload: true; logLevel: 'error' }) => Promise<Llama>;
  LlamaChatSession: new (options: { contextSequence: LlamaSequence }) => LlamaSession;
  resolveModelFile: (
    uriOrPath: string,
    options: {
      directory: string;
      /** Draws a progress bar. */
      cli: boolean;
      signal: AbortSignal;
      /** False keeps what has arrived for the next attempt. */
      deleteTempFileOnCancel: boolean;
      onProgress: () => void;
    },
  ) => Promise<string>;
};

type Llama = {
  /** The kind of GPU in use; false on the CPU. */
  gpu: string | false;
  loadModel: (options: { modelPath: string }) => Promise<LlamaModel>;
  dispose: () => Promise<void>;
};

export type LlamaModel = {
  trainContextSize: number;
  fileInfo: { metadata: { general?: { name?: unknown } } };
  tokenize: (text: string) => readonly number[];
  createContext: (options: { contextSize: number; sequences: number; threads?: number }) => Promise<LlamaContext>;
};

type LlamaContext = { contextSize: number; getSequence: () => LlamaSequence };

export type LlamaSequence = { disposed: boolean };

export type LlamaHistoryItem =
  | { type: 'system'; text: string }
  | { type: 'user'; text: string }
  | { type: 'model'; response: string[] };

type LlamaSession = {
  setChatHistory: (history: LlamaHistoryItem[]) => void;
  prompt: (
    text: string,
    options: { signal: AbortSignal; stopOnAbortSignal: true; maxTokens: number; onTextChunk: (text: string) => void },
  ) => Promise<string>;
  dispose: (options: { disposeSequence: boolean }) => void;
};
