import type { CommandRegistry } from '@lumino/commands';
import { createContext, useContext, useEffect, useState } from 'react';

import type { IStitcher } from '../tokens';
import type { PanelModel } from './panelmodel';

/** What every part of the panel may use. */
export interface IParts {
  stitcher: IStitcher;
  commands: CommandRegistry;
  model: PanelModel;
}

export const PartsContext = createContext<IParts | null>(null);

export function useParts(): IParts {
  const parts = useContext(PartsContext);
  if (!parts) {
    throw new Error('a part of the panel outside of the panel');
  }
  return parts;
}

interface ISource {
  connect(slot: () => void): boolean;
  disconnect(slot: () => void): boolean;
}

/** Draw anew whenever a signal is sent. */
export function useSignal(signal: ISource): void {
  const [, redraw] = useState(0);
  useEffect(() => {
    const slot = (): void => {
      redraw(count => count + 1);
    };
    signal.connect(slot);
    return () => {
      signal.disconnect(slot);
    };
  }, [signal]);
}
