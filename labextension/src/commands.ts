import type { JupyterFrontEnd } from '@jupyterlab/application';
import { Dialog, Notification, showDialog } from '@jupyterlab/apputils';
import type { INotebookTracker } from '@jupyterlab/notebook';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';

import { Arguments, textOf } from './commandarguments';
import { filmIcon } from './icons';
import { asFault } from './jobs/fault';
import { type IJob, type IJobOptions, nameOf } from './jobs/job';
import { folderOf, insertCode, insertVideo } from './notebook/inserting';
import { preferredOptions } from './options';
import type { PanelModel } from './panel/panelmodel';
import { CommandIds, type IStitcher } from './tokens';
import { faultWords } from './words';

export interface ICommandParts {
  app: JupyterFrontEnd;
  stitcher: IStitcher;
  panel: PanelModel;
  panelId: string;
  notebooks: INotebookTracker | null;
}

/** Add all commands. */
export function addCommands({ app, stitcher, panel, panelId, notebooks }: ICommandParts): void {
  const { commands, shell, serviceManager } = app;
  const { jobs, trans } = stitcher;
  const notebook = (): NonNullable<typeof notebooks>['currentWidget'] => notebooks?.currentWidget ?? null;
  const known = (args: ReadonlyPartialJSONObject): IJob | null => jobs.entry(textOf(args, 'job')).job;

  // A command may be called from anywhere: what goes wrong is told where everybody looks.
  const tell = async <T>(work: () => Promise<T> | T): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      const { title, remedy, command } = faultWords(asFault(error), trans);
      Notification.error([title, remedy, command].filter(Boolean).join(' '), { autoClose: 8000 });
      return undefined;
    }
  };
  const show = (): void => {
    shell.activateById(panelId);
  };

  commands.addCommand(CommandIds.openPanel, {
    label: args => (args.isLauncher ? trans.__('Narrated video') : trans.__('Make a Narrated Video')),
    caption: trans.__('Type a sentence and get a narrated, animated video'),
    icon: args => (args.isPalette ? undefined : filmIcon),
    describedBy: { args: Arguments.none },
    execute: () => {
      show();
      panel.wantPrompt();
    }
  });

  commands.addCommand(CommandIds.make, {
    label: trans.__('Make a Video of a Sentence'),
    describedBy: { args: Arguments.make },
    execute: async args => {
      const prompt = textOf(args, 'prompt').trim();
      show();
      if (!prompt) {
        panel.wantPrompt();
        return null;
      }
      const current = notebook();
      const folder = textOf(args, 'folder') || (current ? folderOf(current, serviceManager.contents) : '');
      const options = { ...preferredOptions(stitcher.preferences.now), ...(args.options as IJobOptions | undefined) };
      const job = await tell(() => jobs.submit({ prompt, options, folder }));
      return job?.id ?? null;
    }
  });

  commands.addCommand(CommandIds.stop, {
    label: trans.__('Stop Making This Video'),
    describedBy: { args: Arguments.job },
    isVisible: args => textOf(args, 'job') !== '',
    execute: args => tell(() => jobs.cancel(textOf(args, 'job')))
  });

  commands.addCommand(CommandIds.retry, {
    label: trans.__('Try Again'),
    describedBy: { args: Arguments.retry },
    isVisible: args => textOf(args, 'job') !== '',
    execute: args => {
      const scene = textOf(args, 'scene');
      const hint = textOf(args, 'hint').trim();
      return tell(() => jobs.retry(textOf(args, 'job'), { ...(scene && { scene }), ...(hint && { hint }) }));
    }
  });

  commands.addCommand(CommandIds.show, {
    label: trans.__('Show This Video'),
    describedBy: { args: Arguments.job },
    isVisible: args => textOf(args, 'job') !== '',
    execute: args => {
      show();
      panel.view = { kind: 'job', job: textOf(args, 'job') };
    }
  });

  commands.addCommand(CommandIds.insertVideo, {
    label: trans.__('Insert Video into the Notebook'),
    describedBy: { args: Arguments.job },
    isEnabled: () => notebook() !== null,
    isVisible: args => textOf(args, 'job') !== '',
    execute: args =>
      tell(async () => {
        const current = notebook();
        const job = known(args) ?? (await jobs.refresh(textOf(args, 'job')));
        if (current) {
          insertVideo(current, job, serviceManager.contents, trans.__('Transcript'));
        }
      })
  });

  commands.addCommand(CommandIds.insertCode, {
    label: trans.__('Insert Script into the Notebook'),
    describedBy: { args: Arguments.job },
    isEnabled: () => notebook() !== null,
    isVisible: args => textOf(args, 'job') !== '',
    execute: args =>
      tell(async () => {
        const current = notebook();
        const job = await jobs.refresh(textOf(args, 'job'));
        if (current) {
          insertCode(current, job);
        }
      })
  });

  commands.addCommand(CommandIds.delete, {
    label: trans.__('Delete Video…'),
    describedBy: { args: Arguments.job },
    isVisible: args => textOf(args, 'job') !== '',
    execute: async args => {
      const id = textOf(args, 'job');
      const job = known(args);
      const answer = await showDialog({
        title: trans.__('Delete this video?'),
        body: trans.__('“%1” goes from the list.', job ? nameOf(job) : id),
        checkbox: { label: trans.__('Delete its files too; notebooks that show it will be without'), checked: false },
        buttons: [Dialog.cancelButton(), Dialog.warnButton({ label: trans.__('Delete') })]
      });
      if (!answer.button.accept) {
        return false;
      }
      await tell(() => jobs.remove(id, answer.isChecked === true));
      return true;
    }
  });
}
