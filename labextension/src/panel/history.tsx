import { type ReactElement, useId } from 'react';

import { useEntry } from '../jobs/hooks';
import { isActive, nameOf } from '../jobs/job';
import { ago, clock, standing } from '../words';
import { useParts } from './parts';
import type { IHistory } from './usehistory';

interface IHistoryViewProps {
  history: IHistory;
  search: string;
  onSearch: (search: string) => void;
}

/** The videos that were made, with a search. */
export function HistoryView({ history, search, onSearch }: IHistoryViewProps): ReactElement {
  const { stitcher } = useParts();
  const { trans, jobs } = stitcher;
  const id = useId();
  const over = history.ids.filter(job => {
    const known = jobs.entry(job).job;
    return known !== null && !isActive(known);
  });
  const none = over.length === 0 && !history.loading;
  return (
    <section className="stitcher-section" aria-labelledby={id}>
      <h2 id={id}>{trans.__('Your videos')}</h2>
      {(search !== '' || over.length > 3) && (
        <input
          type="search"
          className="stitcher-search"
          value={search}
          placeholder={trans.__('Search')}
          aria-label={trans.__('Search your videos')}
          onChange={event => {
            onSearch(event.target.value);
          }}
        />
      )}
      {none && (
        <p className="stitcher-quiet" role={search ? 'status' : undefined}>
          {search ? trans.__('Nothing is called that.') : trans.__('What you make will be kept here.')}
        </p>
      )}
      <ul className="stitcher-list">
        {over.map(job => (
          <HistoryRow key={job} id={job} />
        ))}
      </ul>
      {history.more && (
        <button type="button" className="stitcher-button" onClick={history.older}>
          {trans.__('Show older')}
        </button>
      )}
    </section>
  );
}

function HistoryRow({ id }: { id: string }): ReactElement | null {
  const { stitcher, model } = useParts();
  const { trans, api, jobs } = stitcher;
  const { job } = useEntry(jobs, id);
  if (!job) {
    return null;
  }
  const facts = [
    job.state === 'done' && job.gaps.length === 0 ? '' : standing(job, trans),
    job.video ? clock(job.video.duration) : '',
    ago(job.finished ?? job.created)
  ];
  return (
    <li>
      <button
        type="button"
        className="stitcher-row-button"
        data-job={id}
        onClick={() => {
          model.view = { kind: 'job', job: id };
        }}
      >
        <span className="stitcher-poster stitcher-poster-small">
          {job.video && job.files.includes('poster.png') ? (
            <img
              src={api.fileUrl(id, 'poster.png', { version: job.video.version })}
              alt=""
              loading="lazy"
              width={96}
              height={54}
            />
          ) : (
            <span aria-hidden="true">{job.state === 'failed' ? '!' : '–'}</span>
          )}
        </span>
        <span className="stitcher-row-words">
          {/* People look for what they wrote; several videos may have the same title. */}
          <span className="stitcher-title">{job.kind === 'make' ? job.prompt : nameOf(job)}</span>
          <span className="stitcher-quiet">{facts.filter(Boolean).join(' · ')}</span>
        </span>
      </button>
    </li>
  );
}
