import { type ReactElement, useEffect, useRef, useState } from 'react';

import { isActive } from '../jobs/job';
import type { IHistory } from './usehistory';
import { ActiveJobs } from './activejobs';
import { FaultView } from './faultview';
import { Gallery } from './gallery';
import { HistoryView } from './history';
import { useParts, useSignal } from './parts';
import { PromptBox } from './promptbox';
import { useAnswer } from './useanswer';
import { useHistory } from './usehistory';

/** The panel's first page: the prompt box, lessons, what is being made, and what was made. */
export function Home({ folder }: { folder: () => string }): ReactElement {
  const { stitcher, model } = useParts();
  const { trans, api, jobs } = stitcher;
  useSignal(model.changed);
  useSignal(jobs.changed);
  const status = useAnswer(() => api.status(), model.visible);
  const [search, setSearch] = useState('');
  const history = useHistory(jobs, search, model.visible);
  const page = useRef<HTMLDivElement>(null);
  const fault = status.fault ?? history.fault;
  useReturn(page, history);
  const again = (): void => {
    status.again();
    history.again();
  };
  if (fault && !status.value) {
    return <FaultView fault={fault} onAgain={again} />;
  }
  // A panel that nobody sees follows nothing.
  const active = model.visible ? jobs.active() : [];
  const made = history.ids.some(id => {
    const { job } = jobs.entry(id);
    return job !== null && !isActive(job);
  });
  return (
    <div className="stitcher-home" ref={page}>
      {fault && <FaultView fault={fault} onAgain={again} />}
      {status.value?.problems.map(problem => (
        <div key={problem.message} className="stitcher-notice stitcher-notice-error" role="alert">
          <p>
            <strong>{problem.message}</strong>
          </p>
          {problem.remedy && <p>{problem.remedy}</p>}
        </div>
      ))}
      {status.value?.sandbox?.isolated === false && (
        <div className="stitcher-notice stitcher-notice-error" role="note">
          <p>
            <strong>{trans.__('Scene code is not isolated here.')}</strong> {status.value.sandbox.detail}
          </p>
        </div>
      )}
      <PromptBox status={status.value} folder={folder} />
      <ActiveJobs jobs={active} />
      {!history.loading && <Gallery key={made ? 'made' : 'new'} open={!made} />}
      <HistoryView history={history} search={search} onSearch={setSearch} />
      <p className="stitcher-foot">
        <button
          type="button"
          className="stitcher-link"
          onClick={() => {
            model.view = { kind: 'doctor' };
          }}
        >
          {trans.__('Is everything set up?')}
        </button>
      </p>
    </div>
  );
}

/** Whoever comes back from a video finds the keyboard on its row, as soon as the row is there. */
function useReturn(page: React.RefObject<HTMLDivElement>, history: IHistory): void {
  const { model } = useParts();
  useEffect(() => {
    if (model.left && history.ids.includes(model.left)) {
      page.current?.querySelector<HTMLElement>(`[data-job="${CSS.escape(model.left)}"]`)?.focus();
      model.left = null;
    }
  }, [model, page, history.ids]);
}
