import { optionRows } from './option-table.ts';

const FLAG_COLUMN = 28;

/** The text of `--help`. */
export function createHelp(): string {
  const options = optionRows.map(([name, { value, env, help }]) => {
    const flag = `  --${name}${value === undefined ? '' : ` ${value}`}`;
    return `${flag.padEnd(FLAG_COLUMN)}${help}${env === undefined ? '' : ` [${env}]`}`;
  });
  return `ashao-worker answers prompts and draws pictures of an ashao network on this machine and earns credits for it.

  npx ashao-worker --server URL --key ashao_wk_…

Without more it uses the first model server that runs here (Ollama, LM Studio, llama.cpp, vLLM), else a model
downloaded earlier, else it answers from the guides and says that no language model is attached. Pictures are drawn
likewise: by an image server that runs here (ComfyUI, AUTOMATIC1111 or Forge, stable-diffusion.cpp, LocalAI), else as
sketches that say so.

Options [and the environment variables read when they are absent]:
${options.join('\n')}

Exit codes:
  0  stopped as asked, or with --once: the job was served
  1  an unexpected error, or with --once: the job failed
  2  a missing or wrong option, or a registration the server does not accept
  3  with --once: no job came in time
  4  the server refuses the key
  5  the engine cannot start
  6  with --once: the server cannot be reached

On SIGTERM or Ctrl-C no new job is claimed, running ones may finish for --drain-seconds and the rest goes back to the
queue unharmed. A second signal hands back at once.
`;
}
