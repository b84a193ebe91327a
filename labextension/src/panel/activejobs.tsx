import { type ReactElement, useId, useLayoutEffect, useRef, useState } from 'react';

import { useJob } from '../jobs/hooks';
import { type IJob, nameOf } from '../jobs/job';
import { canBeWatched } from '../player/usejobfilm';
import { ProgressView } from '../progress/progressview';
import { CommandIds } from '../tokens';
import { useParts } from './parts';

/** The jobs that wait or run. */
export function ActiveJobs({ jobs }: { jobs: IJob[] }): ReactElement {
  const { trans } = useParts().stitcher;
  const id = useId();
  const section = useRef<HTMLElement>(null);
  return (
    <section className="stitcher-section" aria-labelledby={id} ref={section} tabIndex={-1} hidden={jobs.length === 0}>
      <h2 id={id}>{trans.__('In the making')}</h2>
      {jobs.map(job => (
        <ActiveJob key={job.id} id={job.id} />
      ))}
    </section>
  );
}

function ActiveJob({ id }: { id: string }): ReactElement | null {
  const { stitcher, commands, model } = useParts();
  const { trans, jobs } = stitcher;
  const { job, link } = useJob(jobs, id);
  const [stopping, setStopping] = useState(false);
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const node = card.current;
    const panel = node?.closest<HTMLElement>('.stitcher-home');
    // The card goes when its job is over; whoever was on it must not be thrown out of the panel.
    return () => {
      if (node?.contains(document.activeElement)) {
        panel?.querySelector<HTMLElement>('.stitcher-prompt')?.focus();
      }
    };
  }, []);
  if (!job) {
    return null;
  }
  const stop = async (): Promise<void> => {
    if (!stopping) {
      setStopping(true);
      await commands.execute(CommandIds.stop, { job: id });
      setStopping(false);
    }
  };
  return (
    <div className="stitcher-card" ref={card}>
      <button
        type="button"
        className="stitcher-link stitcher-title"
        onClick={() => {
          model.view = { kind: 'job', job: id };
        }}
      >
        {nameOf(job)}
      </button>
      <ProgressView job={job} link={link} trans={trans} label={nameOf(job)} />
      <div className="stitcher-row">
        {canBeWatched(job) && (
          <button
            type="button"
            className="stitcher-button"
            aria-label={trans.__('Watch what is there: %1', nameOf(job))}
            onClick={() => {
              model.view = { kind: 'job', job: id };
            }}
          >
            {trans.__('Watch')}
          </button>
        )}
        <button
          type="button"
          className="stitcher-button"
          aria-disabled={stopping}
          aria-label={trans.__('Stop: %1', nameOf(job))}
          onClick={() => {
            void stop();
          }}
        >
          {stopping ? trans.__('Stopping…') : trans.__('Stop')}
        </button>
      </div>
    </div>
  );
}
