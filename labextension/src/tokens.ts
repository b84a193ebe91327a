import type { TranslationBundle } from '@jupyterlab/translation';
import { Token } from '@lumino/coreutils';

import type { Api } from './jobs/api';
import type { JobStore } from './jobs/store';
import type { Preferences } from './preferences';

/** What the parts of this extension share. */
export interface IStitcher {
  readonly api: Api;
  readonly jobs: JobStore;
  readonly preferences: Preferences;
  readonly trans: TranslationBundle;
}

export const IStitcher = new Token<IStitcher>(
  'stitcher-lab:IStitcher',
  'Jobs of stitcher_lab: makes videos of sentences, follows and stops them.'
);

/** The names of this extension's commands. */
export const CommandIds = {
  openPanel: 'stitcher:open-panel',
  make: 'stitcher:make',
  stop: 'stitcher:stop',
  retry: 'stitcher:retry',
  show: 'stitcher:show',
  insertVideo: 'stitcher:insert-video',
  insertCode: 'stitcher:insert-code',
  delete: 'stitcher:delete'
} as const;

/** The plugin whose schema holds a user's preferences. */
export const SETTINGS = 'stitcher-lab:plugin';
