import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { INotebookTracker } from '@jupyterlab/notebook';

import { listenToKernels } from '../notebook/comms';
import { IStitcher } from '../tokens';

/** Does what the magics in a notebook's kernel ask for. */
export const kernelsPlugin: JupyterFrontEndPlugin<void> = {
  id: 'stitcher-lab:kernels',
  description: 'Puts the script of a %%stitch cell below it, and shows videos again that were rendered anew.',
  autoStart: true,
  requires: [IStitcher],
  optional: [INotebookTracker],
  activate: (_: JupyterFrontEnd, stitcher: IStitcher, notebooks: INotebookTracker | null): void => {
    if (notebooks) {
      listenToKernels(notebooks, stitcher);
    }
  }
};
