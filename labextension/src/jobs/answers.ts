/** What the server tells about itself; the names are those of the REST interface. */

export interface IQuality {
  name: string;
  width: number;
  height: number;
  fps: number;
}

/** How scene code is isolated; older servers tell less. */
export interface IIsolation {
  tier: string;
  isolated?: boolean;
  detail: string;
  minimum?: string | null;
  /** What is in the way of a stronger tier. */
  why?: string;
  /** How many sandboxes are ready for the next scene. */
  warm?: number;
}

export interface IStatus {
  version: string;
  sandbox: IIsolation | null;
  model: { configured: boolean; name: string | null };
  latex: boolean;
  online_voice: boolean;
  defaults: { quality: string; voice: string; language: string; max_duration: number };
  limits: { max_duration: number; prompt: number };
  jobs: { running: number; waiting: number; limit: number };
  qualities: IQuality[];
  ready: boolean;
  problems: IProblem[];
}

export interface IProblem {
  message: string;
  remedy: string;
}

/** One part that a video needs, as the doctor found it. */
export interface IPart {
  name: string;
  found: boolean;
  detail: string;
  remedy: string;
  required: boolean;
}

/** A lesson that needs no model. */
export interface ITemplate {
  id: string;
  title: string;
  description: string;
  subject?: string;
  /** A prompt that finds it. */
  example: string;
  poster: boolean;
}

export interface IVoice {
  id: string;
  name: string;
  language: string;
  engine: string;
  installed: boolean;
  online: boolean;
}
