import type { ReactElement } from 'react';

import type { Fault } from '../jobs/fault';
import { faultWords } from '../words';
import { useParts } from './parts';

/** Why the panel has nothing to show, and what to do. */
export function FaultView({ fault, onAgain }: { fault: Fault; onAgain?: () => void }): ReactElement {
  const { trans } = useParts().stitcher;
  const { title, remedy, command } = faultWords(fault, trans);
  return (
    <div className="stitcher-notice stitcher-notice-error" role="alert">
      <p>
        <strong>{title}</strong>
      </p>
      {remedy && <p>{remedy}</p>}
      {command && <pre tabIndex={0}>{command}</pre>}
      {onAgain && (
        <button type="button" className="stitcher-button" onClick={onAgain}>
          {trans.__('Try again')}
        </button>
      )}
    </div>
  );
}
