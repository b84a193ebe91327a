import { useCallback, useEffect, useSyncExternalStore } from 'react';

import type { IEntry, JobStore } from './store';

/** What is known of a job, kept fresh while it is shown; nothing is asked for an empty id. */
export function useJob(store: JobStore, id: string): IEntry {
  useEffect(() => {
    if (!id) {
      return;
    }
    const following = store.follow(id);
    return () => {
      following.dispose();
    };
  }, [store, id]);
  return useEntry(store, id);
}

/** What is known of a job, without asking the server. */
export function useEntry(store: JobStore, id: string): IEntry {
  const subscribe = useCallback(
    (redraw: () => void) => {
      const look = (_: JobStore, changed: string): void => {
        if (changed === id) {
          redraw();
        }
      };
      store.changed.connect(look);
      return () => {
        store.changed.disconnect(look);
      };
    },
    [store, id]
  );
  return useSyncExternalStore(subscribe, () => store.entry(id));
}
