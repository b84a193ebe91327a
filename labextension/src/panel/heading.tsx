import { type ReactElement, useEffect, useRef } from 'react';

import { useParts } from './parts';

/** The head of a page of the panel, with the way back; takes the keyboard when the page opens. */
export function Heading({ title, onBack }: { title: string; onBack: () => void }): ReactElement {
  const { trans } = useParts().stitcher;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    button.current?.focus();
  }, []);
  return (
    <div className="stitcher-heading">
      <button type="button" ref={button} className="stitcher-link" onClick={onBack}>
        <span aria-hidden="true">← </span>
        {trans.__('All videos')}
      </button>
      <h2>{title}</h2>
    </div>
  );
}
