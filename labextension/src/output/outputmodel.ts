/** The MIME type of a video, or of a job that will be one, in a notebook's output. */
export const MIME_TYPE = 'application/vnd.stitcher.job+json';

/** What the output holds; without `video` the job is not over, as far as the notebook knows. */
export interface IJobOutput {
  job: string;
  video: string | null;
  version: string;
  title: string;
  captions: boolean;
  chapters: boolean;
}

/** Ids are of our own making; anything else is no job, and must not become part of an address. */
const ID = /^[A-Za-z0-9-]{1,64}$/;

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Read an output; a notebook can hold anything under this name, so nothing is taken for granted. */
export function outputOf(data: unknown): IJobOutput {
  const told = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
  return {
    job: ID.test(text(told.job)) ? text(told.job) : '',
    video: text(told.video) || null,
    version: text(told.version),
    title: text(told.title),
    captions: told.captions === true,
    chapters: told.chapters === true
  };
}
