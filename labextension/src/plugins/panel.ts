import { ILayoutRestorer, type JupyterFrontEnd, type JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { ILauncher } from '@jupyterlab/launcher';
import { INotebookTracker } from '@jupyterlab/notebook';

import { addCommands } from '../commands';
import { folderOf } from '../notebook/inserting';
import { Panel } from '../panel/panel';
import { PanelModel } from '../panel/panelmodel';
import { CommandIds, IStitcher, SETTINGS } from '../tokens';

/** The side panel and all commands. */
export const panelPlugin: JupyterFrontEndPlugin<void> = {
  id: SETTINGS,
  description: 'A panel to make narrated videos, to follow them and to find them again.',
  autoStart: true,
  requires: [IStitcher],
  optional: [INotebookTracker, ICommandPalette, ILauncher, ILayoutRestorer],
  activate: (
    app: JupyterFrontEnd,
    stitcher: IStitcher,
    notebooks: INotebookTracker | null,
    palette: ICommandPalette | null,
    launcher: ILauncher | null,
    restorer: ILayoutRestorer | null
  ): void => {
    const { commands, shell, serviceManager } = app;
    const { trans, preferences } = stitcher;
    const model = new PanelModel();
    const panel = new Panel({ stitcher, commands, model }, () => {
      const notebook = notebooks?.currentWidget;
      return notebook ? folderOf(notebook, serviceManager.contents) : '';
    });
    shell.add(panel, 'right', { rank: 850, type: 'Narrated videos' });
    restorer?.add(panel, panel.id);
    addCommands({ app, stitcher, panel: model, panelId: panel.id, notebooks });

    const category = trans.__('Narrated Videos');
    palette?.addItem({ command: CommandIds.openPanel, category, args: { isPalette: true } });
    launcher?.add({ command: CommandIds.openPanel, category: trans.__('Other'), rank: 5, args: { isLauncher: true } });

    // Which notebook is on decides whether something can be inserted.
    notebooks?.currentChanged.connect(() => {
      commands.notifyCommandChanged(CommandIds.insertVideo);
      commands.notifyCommandChanged(CommandIds.insertCode);
    });

    let opened = false;
    const openOnce = (): void => {
      if (!opened && preferences.now.openAtStart) {
        opened = true;
        void app.restored.then(() => {
          shell.activateById(panel.id);
        });
      }
    };
    preferences.changed.connect(openOnce);
    openOnce();
  }
};
