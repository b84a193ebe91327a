import type { TranslationBundle } from '@jupyterlab/translation';
import type { ReactElement } from 'react';

import { OWN_KEYS } from '../keys';
import type { IJobError } from '../jobs/job';
import { onAPage } from '../words';

/** Why a job failed: one sentence, what to do, and the details for who wants them. */
export function ErrorView({ error, trans }: { error: IJobError | null; trans: TranslationBundle }): ReactElement {
  if (!error) {
    return <p className="stitcher-error">{trans.__('The video could not be made.')}</p>;
  }
  const where =
    error.scene && error.line
      ? trans.__('Scene %1, line %2.', error.scene, error.line)
      : error.scene
        ? trans.__('Scene %1.', error.scene)
        : '';
  return (
    <div className="stitcher-error">
      <p>
        <strong>{error.message}</strong> {where}
      </p>
      {error.remedy && <p>{onAPage(error.remedy)}</p>}
      {error.details && (
        <details>
          <summary {...OWN_KEYS}>{trans.__('Details')}</summary>
          <pre tabIndex={0} {...OWN_KEYS}>
            {error.details}
          </pre>
        </details>
      )}
    </div>
  );
}
