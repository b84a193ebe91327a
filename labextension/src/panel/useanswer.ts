import { useCallback, useEffect, useState } from 'react';

import { asFault, type Fault } from '../jobs/fault';

export interface IAnswer<T> {
  value: T | null;
  fault: Fault | null;
  again: () => void;
}

/** What the server answers to a question, asked once the part is seen, and again on demand. */
export function useAnswer<T>(ask: () => Promise<T>, wanted: boolean): IAnswer<T> {
  const [value, setValue] = useState<T | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (!wanted) {
      return;
    }
    let gone = false;
    ask().then(
      answer => {
        if (!gone) {
          setValue(answer);
          setFault(null);
        }
      },
      (error: unknown) => {
        if (!gone) {
          setFault(asFault(error));
        }
      }
    );
    return () => {
      gone = true;
    };
    // The question is the same as long as the part lives.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted, round]);
  const again = useCallback(() => {
    setRound(count => count + 1);
  }, []);
  return { value, fault, again };
}
