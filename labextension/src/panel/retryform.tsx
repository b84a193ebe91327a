import { type ReactElement, useId, useState } from 'react';

import { CommandIds } from '../tokens';
import { useParts } from './parts';

/** Try a scene, or the whole job, again; with a word on what to do differently. */
export function RetryForm({ job, scene }: { job: string; scene?: string }): ReactElement {
  const { stitcher, commands } = useParts();
  const { trans } = stitcher;
  const [hint, setHint] = useState('');
  const [sending, setSending] = useState(false);
  const id = useId();
  const send = async (): Promise<void> => {
    if (!sending) {
      setSending(true);
      await commands.execute(CommandIds.retry, { job, scene: scene ?? '', hint });
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
      <label htmlFor={id}>{trans.__('What should be different? (may be left empty)')}</label>
      <input id={id} type="text" maxLength={500} value={hint} onChange={event => { setHint(event.target.value); }} />
      <button type="submit" className="stitcher-button" aria-disabled={sending}>
        {scene ? trans.__('Try this scene again') : trans.__('Try again')}
      </button>
    </form>
  );
}
