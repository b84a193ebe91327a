import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import type { Contents } from '@jupyterlab/services';
import { type ReactElement, useRef } from 'react';

import { useJob } from '../jobs/hooks';
import type { IFilm } from '../player/film';
import { NotebookFilm } from '../player/notebookfilm';
import { Player } from '../player/player';
import { useJobFilm } from '../player/usejobfilm';
import type { IPlace } from '../player/useplace';
import type { IStitcher } from '../tokens';
import { LiveJob } from './livejob';
import type { IJobOutput } from './outputmodel';

export interface IJobOutputProps {
  stitcher: IStitcher;
  contents: Contents.IManager;
  resolver: IRenderMime.IResolver | null;
  output: IJobOutput;
  place: IPlace;
}

/**
 * An output: how the job stands, as long as there is no video, and whatever can be watched.
 *
 * One player from the first picture to the video in the notebook's folder: who is watching goes on watching.
 */
export function JobOutput({ stitcher, contents, resolver, output, place }: IJobOutputProps): ReactElement {
  const { trans, preferences } = stitcher;
  const { job, video, version } = output;
  const over = video !== null && resolver !== null;
  // What the notebook holds needs no server that knows the job.
  const entry = useJob(stitcher.jobs, over ? '' : job);
  const live = useJobFilm(stitcher, over ? null : entry.job);
  const shown = useRef<{ film: IFilm; version: string } | null>(null);
  if (live) {
    shown.current = { film: live.film, version: entry.job?.video?.version ?? '' };
  } else if (over && (shown.current?.version !== version || version === '')) {
    shown.current = { film: new NotebookFilm({ ...output, video }, resolver, contents), version };
  } else if (!over) {
    shown.current = null;
  }
  const film = shown.current?.film;
  return (
    <>
      {!over && <LiveJob key="live" stitcher={stitcher} entry={entry} />}
      {film && (
        <Player
          key="film"
          film={film}
          note={live?.note ?? ''}
          place={place}
          captions={preferences.now.captions}
          transcript={preferences.now.transcript}
          trans={trans}
        />
      )}
    </>
  );
}
