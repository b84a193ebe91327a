import { type ReactElement, useEffect, useRef, useState } from 'react';

import { useJob } from '../jobs/hooks';
import { type IJob, isActive, nameOf } from '../jobs/job';
import { Player } from '../player/player';
import { useJobFilm } from '../player/usejobfilm';
import { ProgressView } from '../progress/progressview';
import { CommandIds } from '../tokens';
import { ErrorView } from '../progress/errorview';
import { FaultView } from './faultview';
import { Heading } from './heading';
import { useParts } from './parts';
import { RetryForm } from './retryform';

/** One job: its video, what can be done with it, and what went wrong. */
export function JobView({ id }: { id: string }): ReactElement {
  const { stitcher, commands, model } = useParts();
  const { trans, jobs } = stitcher;
  const { job, link, fault } = useJob(jobs, id);
  const back = (): void => {
    model.view = { kind: 'home' };
  };
  const known = useRef(false);
  useEffect(() => {
    // It was deleted, here or elsewhere.
    if (job) {
      known.current = true;
    } else if (known.current) {
      model.view = { kind: 'home' };
    }
  }, [job, model]);
  if (!job) {
    return (
      <>
        <Heading title={trans.__('Video')} onBack={back} />
        {fault && <FaultView fault={fault} />}
      </>
    );
  }
  return (
    <>
      <Heading title={nameOf(job)} onBack={back} />
      {job.title && job.prompt && job.prompt !== nameOf(job) && <p className="stitcher-quiet">{job.prompt}</p>}
      {isActive(job) && (
        <div className="stitcher-card">
          <ProgressView job={job} link={link} trans={trans} label={nameOf(job)} />
          <button
            type="button"
            className="stitcher-button"
            onClick={() => {
              void commands.execute(CommandIds.stop, { job: id });
            }}
          >
            {trans.__('Stop')}
          </button>
        </div>
      )}
      <Film job={job} />
      {job.state === 'done' && !job.video && (
        <p className="stitcher-quiet">{trans.__('This video lies outside the folder of this server, or was moved.')}</p>
      )}
      {job.state === 'cancelled' && <p className="stitcher-quiet">{trans.__('Stopped.')}</p>}
      {job.state === 'failed' && <ErrorView error={job.error} trans={trans} />}
      {(job.state === 'failed' || job.state === 'cancelled') && <Again job={job} />}
      {job.gaps.map(gap => (
        <div key={gap.scene} className="stitcher-notice">
          <p>
            <strong>{trans.__('Scene %1 is missing.', gap.scene)}</strong> {gap.reason}
          </p>
          {gap.remedy && <p>{gap.remedy}</p>}
          <RetryForm job={job} scene={gap.scene} />
        </div>
      ))}
      {job.notes.length > 0 && (
        <ul className="stitcher-notes">
          {job.notes.map(note => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <Actions job={job} />
    </>
  );
}

/** What to do with a job that made no video: mend the scene, change the sentence, or just try again. */
function Again({ job }: { job: IJob }): ReactElement {
  const { stitcher, commands, model } = useParts();
  const { trans } = stitcher;
  if (job.error?.scene) {
    return <RetryForm job={job} scene={job.error.scene} />;
  }
  const change = (): void => {
    model.prompt = job.prompt;
    model.wantPrompt();
  };
  return (
    <div className="stitcher-row">
      {job.kind === 'make' && (
        <button type="button" className="stitcher-button" onClick={change}>
          {trans.__('Change the sentence')}
        </button>
      )}
      <button
        type="button"
        className="stitcher-button"
        onClick={() => {
          void commands.execute(CommandIds.retry, { job: job.id });
        }}
      >
        {trans.__('Try again')}
      </button>
    </div>
  );
}

/** What can be watched of it; the same player from the first picture to the finished video. */
function Film({ job }: { job: IJob }): ReactElement | null {
  const { stitcher, model } = useParts();
  const shown = useJobFilm(stitcher, job);
  if (!shown) {
    return null;
  }
  let place = model.places.get(job.id);
  if (!place) {
    place = { time: 0 };
    model.places.set(job.id, place);
  }
  const { captions, transcript } = stitcher.preferences.now;
  return (
    <Player
      film={shown.film}
      note={shown.note}
      place={place}
      captions={captions}
      transcript={transcript}
      trans={stitcher.trans}
    />
  );
}

function Actions({ job }: { job: IJob }): ReactElement {
  const { stitcher, commands } = useParts();
  const { trans } = stitcher;
  const args = { job: job.id };
  const [, redraw] = useState(0);
  useEffect(() => {
    // Whether there is a notebook to insert into changes with the tab that is on.
    const look = (): void => {
      redraw(count => count + 1);
    };
    commands.commandChanged.connect(look);
    return () => {
      commands.commandChanged.disconnect(look);
    };
  }, [commands]);
  const enabled = commands.isEnabled(CommandIds.insertVideo, args);
  const why = enabled ? undefined : trans.__('Open a notebook first');
  return (
    <div className="stitcher-row">
      {job.video?.place && (
        <InsertButton command={CommandIds.insertVideo} label={trans.__('Insert video')} job={job.id} why={why} />
      )}
      {job.files.includes('script.py') && (
        <InsertButton command={CommandIds.insertCode} label={trans.__('Insert code')} job={job.id} why={why} />
      )}
      <button
        type="button"
        className="stitcher-button stitcher-button-quiet"
        onClick={() => {
          void commands.execute(CommandIds.delete, args);
        }}
      >
        {trans.__('Delete…')}
      </button>
    </div>
  );
}

/** A button that puts something into the notebook; without a notebook it says `why` nothing happens. */
function InsertButton(props: { command: string; label: string; job: string; why: string | undefined }): ReactElement {
  const { commands } = useParts();
  return (
    <button
      type="button"
      className="stitcher-button"
      aria-disabled={Boolean(props.why)}
      title={props.why}
      onClick={() => {
        if (!props.why) {
          void commands.execute(props.command, { job: props.job });
        }
      }}
    >
      {props.label}
    </button>
  );
}
