import type { JupyterFrontEndPlugin } from '@jupyterlab/application';

import { jobsPlugin } from './plugins/jobs';
import { kernelsPlugin } from './plugins/kernels';
import { outputPlugin } from './plugins/output';
import { panelPlugin } from './plugins/panel';

export { IStitcher } from './tokens';

const plugins: JupyterFrontEndPlugin<unknown>[] = [jobsPlugin, panelPlugin, outputPlugin, kernelsPlugin];

export default plugins;
