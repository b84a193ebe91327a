import type { TranslationBundle } from '@jupyterlab/translation';
import { type ReactElement, useEffect, useRef, useState } from 'react';

import type { Link } from '../jobs/follower';
import type { IJob } from '../jobs/job';
import { clock, roughly, standing } from '../words';

export interface IProgressProps {
  job: IJob;
  link: Link;
  trans: TranslationBundle;
  /** What is read out to name the progress bar. */
  label: string;
}

/** How much of the whole job is done, 0 to 1: what has passed against what is estimated to come. */
function share(job: IJob): number | null {
  if (job.state !== 'running' || job.estimate === null || job.elapsed <= 0) {
    return null;
  }
  return Math.min(job.elapsed / (job.elapsed + Math.max(job.estimate, 0.5)), 0.99);
}

/** The seconds since the job began, counted on between two reports. */
function useElapsed(job: IJob): number {
  const heard = useRef({ elapsed: job.elapsed, at: performance.now() });
  const [, tick] = useState(0);
  if (heard.current.elapsed !== job.elapsed) {
    heard.current = { elapsed: job.elapsed, at: performance.now() };
  }
  const running = job.state === 'running';
  useEffect(() => {
    if (!running) {
      return;
    }
    const timer = window.setInterval(() => {
      tick(count => count + 1);
    }, 1000);
    return () => {
      window.clearInterval(timer);
    };
  }, [running]);
  return running ? job.elapsed + (performance.now() - heard.current.at) / 1000 : job.elapsed;
}

/** A job that waits or runs: what it is at, how far it is, how long it has taken and may still take. */
export function ProgressView({ job, link, trans, label }: IProgressProps): ReactElement {
  const most = useRef({ attempt: job.attempts, share: 0 });
  if (most.current.attempt !== job.attempts) {
    most.current = { attempt: job.attempts, share: 0 };
  }
  const now = share(job);
  if (now !== null) {
    // Estimates change; a bar that runs backwards only worries.
    most.current.share = Math.max(most.current.share, now);
  }
  const elapsed = useElapsed(job);
  const known = now !== null || most.current.share > 0;
  const percent = Math.round(most.current.share * 100);
  const line = standing(job, trans);
  return (
    <div className="stitcher-progress">
      <div className="stitcher-progress-line">{line}</div>
      <div
        className={`stitcher-bar${known ? '' : ' stitcher-bar-unknown'}`}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={known ? percent : undefined}
        aria-valuetext={known ? trans.__('%1 percent, %2', percent, line) : line}
      >
        <div className="stitcher-bar-done" style={known ? { width: `${percent}%` } : undefined} />
      </div>
      <div className="stitcher-progress-facts">
        {job.state === 'running' && <span className="stitcher-figures">{clock(elapsed)}</span>}
        {job.estimate !== null && (
          <span>
            {job.state === 'queued'
              ? trans.__('begins in %1', roughly(job.estimate, trans))
              : trans.__('%1 left', roughly(job.estimate, trans))}
          </span>
        )}
        {link === 'offline' && <span className="stitcher-warning">{trans.__('Connection lost, trying again')}</span>}
      </div>
    </div>
  );
}
