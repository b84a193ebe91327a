import type { TranslationBundle } from '@jupyterlab/translation';
import { type ReactElement, useEffect, useRef, useState } from 'react';

import { nameOf } from '../jobs/job';
import type { JobStore } from '../jobs/store';
import { Announcer } from '../progress/announcer';
import { standing } from '../words';

/** Reads out how jobs get on: when one begins another stage, and when it is over. */
export function News({ jobs, trans }: { jobs: JobStore; trans: TranslationBundle }): ReactElement {
  const [line, setLine] = useState('');
  const told = useRef(new Map<string, string>());
  useEffect(() => {
    const look = (_: JobStore, id: string): void => {
      const { job } = jobs.entry(id);
      if (!job) {
        return;
      }
      const now = standing(job, trans);
      const before = told.current.get(id);
      told.current.set(id, now);
      if (before !== undefined && before !== now) {
        setLine(`${nameOf(job)}: ${now}`);
      }
    };
    jobs.changed.connect(look);
    return () => {
      jobs.changed.disconnect(look);
    };
  }, [jobs, trans]);
  return <Announcer line={line} />;
}
