import { formatCredits } from '../client/format.ts';
import { IMAGE_CREDITS } from '../constants.ts';

/** Prompts that come with the product. A name in braces is filled in by the person; `{text}` also takes the draft. */
export const promptTemplates = [
  {
    id: 'summarise',
    name: 'Summarise',
    hint: 'The main points of a text',
    text: 'Summarise the text below in at most five bullet points. Keep names, dates and figures as they are.\n\n{text}',
  },
  {
    id: 'explain',
    name: 'Explain',
    hint: 'A subject, for somebody new to it',
    text: 'Explain {subject} to {reader}. Begin with one sentence that says what it is, then give an example.',
  },
  {
    id: 'rewrite',
    name: 'Rewrite',
    hint: 'The same meaning in another tone',
    text: 'Rewrite the text below so that it is {tone}. Keep its meaning and its language.\n\n{text}',
  },
  {
    id: 'translate',
    name: 'Translate',
    hint: 'Into another language',
    text: 'Translate the text below into {language}. Answer with the translation only.\n\n{text}',
  },
  {
    id: 'review-code',
    name: 'Review code',
    hint: 'Mistakes, risks, what to simplify',
    text: 'Review the code below. List mistakes first, then risks, then what could be simpler, each with the line and a fix.\n\n```\n{code}\n```',
  },
  {
    id: 'brainstorm',
    name: 'Brainstorm',
    hint: 'Ten different ideas',
    text: 'Give me ten ideas for {goal}. Make them as different from each other as you can, one line each, and mark the one you would try first.',
  },
  {
    id: 'image',
    name: 'Image',
    hint: `/image draws a picture · ${formatCredits(IMAGE_CREDITS)}`,
    text: '/image {text}',
  },
] as const;
