import type { ReactElement } from 'react';

import type { IPart } from '../jobs/answers';
import { FaultView } from './faultview';
import { Heading } from './heading';
import { useParts } from './parts';
import { useAnswer } from './useanswer';

/** What the doctor found: what is missing first, with the remedy. */
export function DoctorView(): ReactElement {
  const { stitcher, model } = useParts();
  const { trans, api } = stitcher;
  const { value, fault, again } = useAnswer(() => api.doctor(), true);
  const parts = value ?? [];
  const missing = parts.filter(({ found }) => !found);
  const there = parts.filter(({ found }) => found);
  return (
    <>
      <Heading
        title={trans.__('Is everything set up?')}
        onBack={() => {
          model.view = { kind: 'home' };
        }}
      />
      {fault && <FaultView fault={fault} onAgain={again} />}
      {!value && !fault && <p className="stitcher-quiet">{trans.__('Looking…')}</p>}
      <Isolation />
      {value && missing.length === 0 && <p>{trans.__('Everything is there.')}</p>}
      <ul className="stitcher-list">
        {missing.map(part => (
          <Part key={part.name} part={part} />
        ))}
      </ul>
      {there.length > 0 && (
        <details>
          <summary>{trans._n('%1 part was found', '%1 parts were found', there.length)}</summary>
          <ul className="stitcher-list">
            {there.map(part => (
              <Part key={part.name} part={part} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** How scene code is isolated, in plain words. */
function Isolation(): ReactElement | null {
  const { stitcher } = useParts();
  const { trans, api } = stitcher;
  const sandbox = useAnswer(() => api.status(), true).value?.sandbox;
  if (!sandbox) {
    return null;
  }
  const facts = [
    sandbox.minimum ? trans.__('Weaker than %1 is not allowed.', sandbox.minimum) : '',
    sandbox.warm ? trans._n('%1 sandbox is ready.', '%1 sandboxes are ready.', sandbox.warm) : ''
  ];
  return (
    <div className={sandbox.isolated === false ? 'stitcher-notice stitcher-notice-error' : 'stitcher-card'}>
      <p>
        <strong>{trans.__('Isolation: %1.', sandbox.tier)}</strong> {sandbox.detail}
      </p>
      {sandbox.why && <p className="stitcher-quiet">{sandbox.why}</p>}
      {facts.some(Boolean) && <p className="stitcher-quiet">{facts.filter(Boolean).join(' ')}</p>}
    </div>
  );
}

function Part({ part }: { part: IPart }): ReactElement {
  const { trans } = useParts().stitcher;
  return (
    <li className="stitcher-part">
      <strong>{part.name}</strong>{' '}
      {!part.found && (
        <span className={part.required ? 'stitcher-warning' : 'stitcher-quiet'}>
          {part.required ? trans.__('missing, needed') : trans.__('not there, not needed')}
        </span>
      )}
      {part.detail && <div className="stitcher-quiet">{part.detail}</div>}
      {!part.found && part.remedy && <div>{part.remedy}</div>}
    </li>
  );
}
