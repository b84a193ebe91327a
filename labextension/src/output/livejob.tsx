import { type ReactElement, useLayoutEffect, useRef, useState } from 'react';

import { OWN_KEYS } from '../keys';
import { type IJob, isActive, nameOf } from '../jobs/job';
import type { IEntry } from '../jobs/store';
import { ErrorView } from '../progress/errorview';
import { Announcer } from '../progress/announcer';
import { ProgressView } from '../progress/progressview';
import type { IStitcher } from '../tokens';
import { faultWords, standing, watchWords } from '../words';

interface ILiveJobProps {
  stitcher: IStitcher;
  entry: IEntry;
}

/** How a job stands, in a notebook's output: its progress with a Stop button, or why there is no video. */
export function LiveJob({ stitcher, entry }: ILiveJobProps): ReactElement {
  const { trans } = stitcher;
  const { job } = entry;
  return (
    <div className="stitcher-live">
      <State stitcher={stitcher} entry={entry} />
      <Announcer line={job ? standing(job, trans) : ''} />
      <Announcer line={job ? watchWords(job, trans) : ''} />
    </div>
  );
}

function State({ stitcher, entry }: ILiveJobProps): ReactElement | null {
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
    return null;
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
