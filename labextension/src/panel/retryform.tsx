import { type ReactElement, useId, useState } from 'react';

import type { IJob } from '../jobs/job';
import { CommandIds } from '../tokens';
import { useParts } from './parts';
import { useAnswer } from './useanswer';

/** Try a scene again; where a model writes it, with a word on what to do differently. */
export function RetryForm({ job, scene }: { job: IJob; scene: string }): ReactElement {
  const { stitcher, commands } = useParts();
  const { trans, api } = stitcher;
  const status = useAnswer(() => api.status(), job.kind === 'make').value;
  // Only what a model wrote can be written anew; everything else just runs again.
  const written = job.kind === 'make' && !job.options.template && status?.model.configured === true;
  const [hint, setHint] = useState('');
  const [sending, setSending] = useState(false);
  const id = useId();
  const send = async (): Promise<void> => {
    if (!sending) {
      setSending(true);
      await commands.execute(CommandIds.retry, { job: job.id, ...(written && { scene, hint }) });
      setSending(false);
    }
  };
  return (
    <form
      className="stitcher-retry"
      onSubmit={event => {
        event.preventDefault();
        void send();
      }}
    >
      {written && (
        <>
          <label htmlFor={id}>{trans.__('What should be different? (may be left empty)')}</label>
          <input
            id={id}
            type="text"
            maxLength={500}
            value={hint}
            onChange={event => {
              setHint(event.target.value);
            }}
          />
        </>
      )}
      {job.kind === 'render' && <p>{trans.__('Insert the code into a notebook to mend it there.')}</p>}
      <button type="submit" className="stitcher-button" aria-disabled={sending}>
        {written ? trans.__('Try this scene again') : trans.__('Try again')}
      </button>
    </form>
  );
}
