import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { Api } from '../jobs/api';
import { JobStore } from '../jobs/store';
import { Preferences } from '../preferences';
import { IStitcher, SETTINGS } from '../tokens';

/** The one place that knows jobs, for all other plugins. */
export const jobsPlugin: JupyterFrontEndPlugin<IStitcher> = {
  id: 'stitcher-lab:jobs',
  description: 'Knows the jobs of stitcher_lab and how they get on.',
  autoStart: true,
  provides: IStitcher,
  optional: [ISettingRegistry, ITranslator],
  activate: (app: JupyterFrontEnd, settings: ISettingRegistry | null, translator: ITranslator | null): IStitcher => {
    const api = new Api(app.serviceManager.serverSettings);
    const preferences = new Preferences();
    // Not waited for: the defaults do until then, and for ever where the settings cannot be read.
    void settings?.load(SETTINGS).then(
      loaded => {
        preferences.attach(loaded);
      },
      () => undefined
    );
    return { api, jobs: new JobStore(api), preferences, trans: (translator ?? nullTranslator).load('stitcher_lab') };
  }
};
