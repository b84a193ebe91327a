import type { TranslationBundle } from '@jupyterlab/translation';
import { type ReactElement, useEffect, useRef, useState } from 'react';

import { nameOf } from '../jobs/job';
import type { JobStore } from '../jobs/store';
import { Announcer } from '../progress/announcer';
import { standing, watchWords } from '../words';

/** Reads out how jobs get on: when one begins another stage, and when it is over. */
export function News({ jobs, trans }: { jobs: JobStore; trans: TranslationBundle }): ReactElement {
  const [line, setLine] = useState('');
  const [watch, setWatch] = useState('');
  const told = useRef(new Map<string, string>());
  useEffect(() => {
    const look = (_: JobStore, id: string): void => {
      const { job } = jobs.entry(id);
      if (!job) {
        return;
      }
      const news = (key: string, now: string, say: (line: string) => void): void => {
        const before = told.current.get(key);
        told.current.set(key, now);
        if (before !== undefined && before !== now && now) {
          say(`${nameOf(job)}: ${now}`);
        }
      };
      news(id, standing(job, trans), setLine);
      // On its own, so that the next stage does not talk over it.
      news(`${id} watch`, watchWords(job, trans), setWatch);
    };
    jobs.changed.connect(look);
    return () => {
      jobs.changed.disconnect(look);
    };
  }, [jobs, trans]);
  return (
    <>
      <Announcer line={line} />
      <Announcer line={watch} />
    </>
  );
}
