/** What the server tells about a job; the names are those of the REST interface. */

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** The stages a person sees, in order. */
export type Stage =
  'thinking' | 'retrieving' | 'planning' | 'writing' | 'rehearsing' | 'speaking' | 'rendering' | 'finalizing';

/** One numbered entry of a job's log. */
export interface IJobEvent {
  job: string;
  seq: number;
  time: number;
  kind: string;
  stage: Stage | null;
  message: string;
  /** The part of the stage that is done, 0 to 1. */
  fraction: number | null;
  scene: number | null;
  scenes: number | null;
  /** Seconds since the job began. */
  elapsed: number;
  /** Estimated seconds until the job is done. */
  remaining: number | null;
}

export interface IJobError {
  type: string;
  message: string;
  remedy: string;
  scene: string | null;
  line: number | null;
  details: string;
}

/** A scene that could not be drawn, in a video that was delivered without it. */
export interface IGap {
  scene: string;
  reason: string;
  remedy: string;
  line: number | null;
  title_card: boolean;
}

export interface IVideo {
  /** Where it lies below the server's root, with `/`. */
  place: string;
  /** Seconds. */
  duration: number;
  voice: string | null;
  reused: boolean;
  title: string;
  /** Changes whenever the file changes. */
  version: string;
}

/** What can be watched of a video that is still being drawn. */
export interface IEarly {
  /** The media type with its codecs, as a browser wants to know it. */
  type: string;
  sound: boolean;
  quality: string;
  /** Another one where it began anew. */
  version: string;
}

/** What a request may choose. */
export interface IJobOptions {
  quality?: string;
  voice?: string;
  language?: string;
  max_duration?: number;
  template?: string | null;
  model?: string | null;
  hints?: Record<string, string>;
  /** A quick video first. */
  preview?: boolean;
}

export interface IJob {
  id: string;
  kind: 'make' | 'render';
  state: JobState;
  prompt: string;
  title: string | null;
  options: IJobOptions;
  cell: string;
  parent: string;
  /** Seconds since 1970. */
  created: number;
  started: number | null;
  finished: number | null;
  attempts: number;
  /** Place in line while it waits; 1 is next. */
  position: number | null;
  /** Seconds until it begins (while it waits) or is done (while it runs). */
  estimate: number | null;
  stage: Stage | null;
  fraction: number | null;
  message: string;
  scene: number | null;
  scenes: number | null;
  elapsed: number;
  error: IJobError | null;
  gaps: IGap[];
  notes: string[];
  video: IVideo | null;
  /** What can be watched while it is drawn; older servers tell of none. */
  early?: IEarly | null;
  /** The quick video that is there until the one of full quality is. */
  preview?: { version: string } | null;
  files: string[];
  last_event: number;
  /** Only where one job was asked for. */
  code?: string | null;
}

/** What is sent to begin a job. */
export interface IJobRequest {
  prompt?: string;
  source?: string;
  title?: string;
  parent?: string;
  options?: IJobOptions;
  /** Below the server's root. */
  folder?: string;
  cell?: string;
}

const ENDS: readonly string[] = ['done', 'failed', 'cancelled'];

/** Whether a job of this state, or an event of this kind, is the last word. */
export function isEnd(stateOrKind: string): boolean {
  return ENDS.includes(stateOrKind);
}

export function isActive(job: IJob): boolean {
  return !isEnd(job.state);
}

/** What to call a job. */
export function nameOf(job: IJob): string {
  return job.video?.title || job.title || job.prompt || job.id;
}

/**
 * The job as it is after an event.
 *
 * An event says nothing of the place in line, files or errors: where these may have changed, the store asks the server.
 */
export function afterEvent(job: IJob, event: IJobEvent): IJob {
  if (event.seq <= job.last_event) {
    return job;
  }
  const next = { ...job, last_event: event.seq };
  if (event.kind === 'note') {
    next.notes = job.notes.includes(event.message) ? job.notes : [...job.notes, event.message];
    return next;
  }
  if (event.kind === 'queued' || isEnd(event.kind)) {
    return next;
  }
  const other = event.stage !== null && event.stage !== job.stage;
  return {
    ...next,
    state: 'running',
    position: null,
    stage: event.stage ?? job.stage,
    fraction: event.fraction ?? (other ? null : job.fraction),
    message: event.message,
    scene: event.scene ?? (other ? null : job.scene),
    scenes: event.scenes ?? (other ? null : job.scenes),
    elapsed: event.elapsed,
    estimate: event.remaining ?? job.estimate
  };
}
