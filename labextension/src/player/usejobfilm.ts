import { useMemo, useState } from 'react';

import { type IJob, isActive } from '../jobs/job';
import type { IStitcher } from '../tokens';
import { watchWords } from '../words';
import { canPlay, EarlyFilm } from './earlyfilm';
import type { IFilm } from './film';
import { JobFilm } from './jobfilm';
import { PreviewFilm } from './previewfilm';

export interface IShown {
  film: IFilm;
  /** What there is to say of it; empty for a finished video. */
  note: string;
}

/**
 * What can be watched of a job at this moment: its video, or its preview, or the pictures that are there already.
 *
 * Where the browser cannot play these, it is as if there were none.
 */
export function useJobFilm(stitcher: IStitcher, job: IJob | null): IShown | null {
  const { api, trans } = stitcher;
  const [failed, setFailed] = useState('');
  // A film is one as long as its file is: the job itself changes several times a second.
  const [kind, version] = job ? best(job, failed) : ['', ''];
  const id = job?.id ?? '';
  const film = useMemo((): IFilm | null => {
    if (!job) {
      return null;
    }
    switch (kind) {
      case 'video':
        return new JobFilm(api, job);
      case 'preview':
        return new PreviewFilm(api, job, version);
      case 'early':
        return job.early
          ? new EarlyFilm(api, job, job.early, () => {
              setFailed(`${id} ${version}`);
            })
          : null;
      default:
        return null;
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [api, id, kind, version]);
  return film && job ? { film, note: watchWords(job, trans) } : null;
}

/** Whether there is something of a job that goes on, and this browser can play it. */
export function canBeWatched(job: IJob): boolean {
  return isActive(job) && best(job, '')[0] !== '';
}

function best(job: IJob, failed: string): ['' | 'video' | 'preview' | 'early', string] {
  if (!isActive(job)) {
    return job.video ? ['video', job.video.version] : ['', ''];
  }
  if (job.preview) {
    return ['preview', job.preview.version];
  }
  if (job.early && failed !== `${job.id} ${job.early.version}` && canPlay(job.early)) {
    return ['early', job.early.version];
  }
  return ['', ''];
}
