import { type ReactElement, useEffect, useRef, useState } from 'react';

const PAUSE = 4000;

/**
 * Reads a line out to those who do not see it, when it changes and at most every four seconds.
 *
 * The first line is not read out: a notebook that is opened should not speak.
 */
export function Announcer({ line }: { line: string }): ReactElement {
  const [said, setSaid] = useState('');
  const first = useRef(line);
  const last = useRef(0);
  useEffect(() => {
    if (line === first.current) {
      return;
    }
    first.current = '';
    const timer = window.setTimeout(
      () => {
        last.current = Date.now();
        setSaid(line);
      },
      Math.max(0, last.current + PAUSE - Date.now())
    );
    return () => {
      window.clearTimeout(timer);
    };
  }, [line]);
  return (
    <div className="stitcher-unseen" role="status" aria-live="polite">
      {said}
    </div>
  );
}
