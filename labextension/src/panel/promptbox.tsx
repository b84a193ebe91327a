import { type KeyboardEvent, type ReactElement, useEffect, useId, useRef, useState } from 'react';

import type { IStatus } from '../jobs/answers';
import { asFault, type Fault } from '../jobs/fault';
import { preferredOptions } from '../options';
import { FaultView } from './faultview';
import { OptionsView, optionsSummary } from './optionsview';
import { useParts, useSignal } from './parts';

/** The sentence, how it is to be made, and the button. */
export function PromptBox({ status, folder }: { status: IStatus | null; folder: () => string }): ReactElement {
  const { stitcher, model } = useParts();
  const { trans, jobs, preferences } = stitcher;
  const box = useRef<HTMLTextAreaElement>(null);
  const [sending, setSending] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const [open, setOpen] = useState(false);
  const id = useId();
  useSignal(model.changed);
  useSignal(preferences.changed);

  useEffect(() => {
    const take = (): void => {
      box.current?.focus();
    };
    model.promptWanted.connect(take);
    return () => {
      model.promptWanted.disconnect(take);
    };
  }, [model]);

  const empty = model.prompt.trim() === '';
  const make = async (): Promise<void> => {
    if (empty || sending) {
      box.current?.focus();
      return;
    }
    setSending(true);
    try {
      await jobs.submit({ prompt: model.prompt.trim(), options: preferredOptions(preferences.now), folder: folder() });
      setFault(null);
      model.prompt = '';
    } catch (error) {
      setFault(asFault(error));
    } finally {
      setSending(false);
      box.current?.focus();
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void make();
    }
  };
  const mac = navigator.userAgent.includes('Mac');
  return (
    <section className="stitcher-section" aria-label={trans.__('Make a video')}>
      <h2>
        <label htmlFor={`${id}-box`}>{trans.__('What should the video explain?')}</label>
      </h2>
      <textarea
        id={`${id}-box`}
        ref={box}
        className="stitcher-prompt"
        rows={3}
        maxLength={status?.limits.prompt}
        value={model.prompt}
        placeholder={trans.__('Explain binary search for 42 in 3, 9, 17, 25, 42')}
        aria-describedby={`${id}-help`}
        aria-invalid={fault?.kind === 'refused' ? true : undefined}
        onChange={event => {
          model.prompt = event.target.value;
        }}
        onKeyDown={onKeyDown}
      />
      <p id={`${id}-help`} className="stitcher-quiet">
        {status && modelLine(status, trans)}
      </p>
      {fault && <FaultView fault={fault} />}
      <details
        className="stitcher-options"
        onToggle={event => {
          setOpen(event.currentTarget.open);
        }}
      >
        <summary>
          {trans.__('Options')} <span className="stitcher-quiet">{optionsSummary(status, preferences.now, trans)}</span>
        </summary>
        {open && <OptionsView status={status} />}
      </details>
      <button
        type="button"
        className="stitcher-button stitcher-button-main"
        aria-disabled={empty || sending}
        title={mac ? trans.__('Cmd+Enter') : trans.__('Ctrl+Enter')}
        onClick={() => {
          void make();
        }}
      >
        {sending ? trans.__('Sending…') : trans.__('Make video')}
      </button>
    </section>
  );
}

type Trans = ReturnType<typeof useParts>['stitcher']['trans'];

/** What can be asked for here, in one line. */
function modelLine(status: IStatus, trans: Trans): string {
  return status.model.configured
    ? trans.__('Ask for any topic: %1 writes the scenes.', status.model.name ?? trans.__('a language model'))
    : trans.__('No language model is set up: choose a lesson below and put your own numbers in it.');
}
