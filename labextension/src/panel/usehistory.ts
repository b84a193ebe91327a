import { useCallback, useEffect, useRef, useState } from 'react';

import { asFault, type Fault } from '../jobs/fault';
import type { IJob } from '../jobs/job';
import type { JobStore } from '../jobs/store';

const PAGE = 20;
const SOON = 4000;
const LATER = 20_000;
const TYPING = 250;

export interface IHistory {
  ids: string[];
  more: boolean;
  loading: boolean;
  fault: Fault | null;
  again: () => void;
  older: () => void;
}

/** The jobs that a search finds, the newest first, page by page; looked up again while somebody sees them. */
export function useHistory(store: JobStore, search: string, visible: boolean): IHistory {
  const [ids, setIds] = useState<string[]>([]);
  const [more, setMore] = useState(false);
  const [loading, setLoading] = useState(true);
  const [fault, setFault] = useState<Fault | null>(null);
  const [round, setRound] = useState(0);
  const asked = useRef('');
  const again = useCallback(() => {
    setRound(count => count + 1);
  }, []);

  useEffect(() => {
    if (!visible) {
      return;
    }
    let gone = false;
    let timer = 0;
    const look = async (): Promise<void> => {
      try {
        const { jobs, more: rest } = await store.api.jobs({ search, limit: PAGE });
        if (gone) {
          return;
        }
        store.learn(jobs);
        const first = jobs.map(({ id }) => id);
        const oldest = jobs.at(-1)?.created ?? 0;
        if (asked.current === search) {
          // Older pages stay as long as the search is the same; what was deleted goes.
          setIds(known => [
            ...first,
            ...known.filter(id => !first.includes(id) && olderThan(store.entry(id).job, oldest))
          ]);
          setMore(known => known && rest);
        } else {
          setIds(first);
          setMore(rest);
        }
        asked.current = search;
        setFault(null);
      } catch (error) {
        if (!gone) {
          setFault(asFault(error));
        }
      }
      if (!gone) {
        setLoading(false);
        timer = window.setTimeout(
          () => {
            void next();
          },
          store.active().length > 0 ? SOON : LATER
        );
      }
    };
    const next = async (): Promise<void> => {
      if (document.hidden) {
        timer = window.setTimeout(() => {
          void next();
        }, SOON);
      } else {
        await look();
      }
    };
    timer = window.setTimeout(
      () => {
        void next();
      },
      asked.current === search ? 0 : TYPING
    );
    return () => {
      gone = true;
      window.clearTimeout(timer);
    };
  }, [store, search, visible, round]);

  useEffect(() => {
    store.listChanged.connect(again);
    return () => {
      store.listChanged.disconnect(again);
    };
  }, [store, again]);

  const older = useCallback(() => {
    const last = store.entry(ids.at(-1) ?? '').job;
    if (!last) {
      return;
    }
    store.api.jobs({ search, limit: PAGE, before: last.created }).then(
      ({ jobs, more: rest }) => {
        store.learn(jobs);
        setIds(known => [...known, ...jobs.map(({ id }) => id).filter(id => !known.includes(id))]);
        setMore(rest);
      },
      (error: unknown) => {
        setFault(asFault(error));
      }
    );
  }, [store, search, ids]);

  return { ids, more, loading, fault, again, older };
}

function olderThan(job: IJob | null, time: number): boolean {
  return job !== null && job.created < time;
}
