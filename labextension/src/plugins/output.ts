import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { IRenderMimeRegistry } from '@jupyterlab/rendermime';

import { rendererFactory } from '../output/renderer';
import { IStitcher } from '../tokens';

/** Before HTML, which is there for whoever does not have this extension. */
const RANK = 40;

/** Draws jobs and videos in notebooks. */
export const outputPlugin: JupyterFrontEndPlugin<void> = {
  id: 'stitcher-lab:output',
  description: 'Shows progress and videos of stitcher_lab in notebooks.',
  autoStart: true,
  requires: [IStitcher, IRenderMimeRegistry],
  activate: (app: JupyterFrontEnd, stitcher: IStitcher, registry: IRenderMimeRegistry): void => {
    registry.addFactory(rendererFactory(stitcher, app.serviceManager.contents), RANK);
  }
};
