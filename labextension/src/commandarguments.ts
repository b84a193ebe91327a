import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';

const job = { type: 'string', description: 'The id of a job.' };

/** What each command takes, as JSON schema. */
export const Arguments = {
  none: { type: 'object', properties: {}, additionalProperties: true },
  make: {
    type: 'object',
    properties: {
      prompt: { type: 'string', description: 'What the video explains; without it, the prompt box is shown.' },
      options: {
        type: 'object',
        description: 'Quality, voice, language, longest duration in seconds; what is missing is as in the settings.',
        properties: {
          quality: { type: 'string' },
          voice: { type: 'string' },
          language: { type: 'string' },
          max_duration: { type: 'number', exclusiveMinimum: 0 },
          template: { type: 'string' }
        }
      },
      folder: { type: 'string', description: "A folder below the server's root; without it, that of the notebook." }
    }
  },
  job: { type: 'object', properties: { job }, required: ['job'] },
  retry: {
    type: 'object',
    properties: {
      job,
      scene: { type: 'string', description: 'The scene to make again; without it, whatever failed.' },
      hint: { type: 'string', description: 'What to do differently.' }
    },
    required: ['job']
  }
} satisfies Record<string, ReadonlyPartialJSONObject>;

/** The text of an argument, or an empty one. */
export function textOf(args: ReadonlyPartialJSONObject, name: string): string {
  const value = args[name];
  return typeof value === 'string' ? value : '';
}
