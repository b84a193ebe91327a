import { type ReactElement, useLayoutEffect, useMemo, useRef, useState } from 'react';

import { OWN_KEYS } from '../keys';
import { type IJob, isActive, nameOf } from '../jobs/job';
import type { IEntry } from '../jobs/store';
import { useJob } from '../jobs/hooks';
import { ErrorView } from '../progress/errorview';
import { JobFilm } from '../player/jobfilm';
import { type IPlace, Player } from '../player/player';
import { Announcer } from '../progress/announcer';
import { ProgressView } from '../progress/progressview';
import type { IStitcher } from '../tokens';
import { faultWords, standing } from '../words';

interface ILiveJobProps {
  stitcher: IStitcher;
  id: string;
  place: IPlace;
}

/** A job in a notebook's output: its progress with a Stop button, then the video. */
export function LiveJob({ stitcher, id, place }: ILiveJobProps): ReactElement {
  const entry = useJob(stitcher.jobs, id);
  const { trans } = stitcher;
  const line = entry.job ? standing(entry.job, trans) : '';
  return (
    <div className="stitcher-live">
      <State stitcher={stitcher} entry={entry} place={place} />
      <Announcer line={line} />
    </div>
  );
}

function State({ stitcher, entry, place }: { stitcher: IStitcher; entry: IEntry; place: IPlace }): ReactElement {
  const { trans } = stitcher;
  const { job, fault, link } = entry;
  if (!job) {
    if (!fault) {
      return <p className="stitcher-quiet">{trans.__('Looking for the video…')}</p>;
    }
    const { title, remedy, command } = faultWords(fault, trans);
    return (
      <p className="stitcher-quiet">
        {title} {remedy} {command && <code>{command}</code>}
      </p>
    );
  }
  if (isActive(job)) {
    return <Running stitcher={stitcher} job={job} link={link} />;
  }
  if (job.video) {
    return <Finished stitcher={stitcher} job={job} place={place} />;
  }
  if (job.state === 'cancelled') {
    return <p className="stitcher-quiet">{trans.__('Stopped.')}</p>;
  }
  return <ErrorView error={job.error} trans={trans} />;
}

function Running({ stitcher, job, link }: { stitcher: IStitcher; job: IJob; link: IEntry['link'] }): ReactElement {
  const { trans } = stitcher;
  const [stopping, setStopping] = useState(false);
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const node = card.current;
    const notebook = node?.closest<HTMLElement>('.jp-Notebook');
    // The button goes when the job is over: whoever was on it is in the notebook then, not nowhere.
    return () => {
      if (node?.contains(document.activeElement)) {
        notebook?.focus();
      }
    };
  }, []);
  const stop = async (): Promise<void> => {
    setStopping(true);
    try {
      await stitcher.jobs.cancel(job.id);
    } catch {
      // The connection line says why; the button may be pressed again.
      setStopping(false);
    }
  };
  return (
    <div className="stitcher-card" ref={card}>
      <ProgressView job={job} link={link} trans={trans} label={nameOf(job)} />
      <button
        type="button"
        {...OWN_KEYS}
        className="stitcher-button"
        aria-disabled={stopping}
        onClick={() => {
          if (!stopping) {
            void stop();
          }
        }}
      >
        {stopping ? trans.__('Stopping…') : trans.__('Stop')}
      </button>
    </div>
  );
}

function Finished({ stitcher, job, place }: { stitcher: IStitcher; job: IJob; place: IPlace }): ReactElement {
  const film = useMemo(() => new JobFilm(stitcher.api, job), [stitcher, job]);
  const { captions, transcript } = stitcher.preferences.now;
  return <Player film={film} place={place} captions={captions} transcript={transcript} trans={stitcher.trans} />;
}
