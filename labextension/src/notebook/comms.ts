import type { ISessionContext } from '@jupyterlab/apputils';
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import type { Kernel, KernelMessage } from '@jupyterlab/services';

import type { IStitcher } from '../tokens';
import { type Placed, putScript } from './scenecell';
import { showVideo } from './videooutput';

const TARGET = 'stitcher_lab';

interface IMessage {
  action?: unknown;
  source?: unknown;
  job?: unknown;
  code?: unknown;
  output?: unknown;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function act(panel: NotebookPanel, message: IMessage, { trans, preferences }: IStitcher): Placed {
  const model = panel.isDisposed ? null : panel.content.model;
  if (!model) {
    return { ok: false, reason: 'the notebook is not open' };
  }
  const source = text(message.source);
  switch (message.action) {
    case 'put_cell':
      if (!preferences.now.insertCode) {
        // Done as this person wants it: the kernel must not look for another way.
        return { ok: true, cell: '' };
      }
      return putScript(model, { source, job: text(message.job), code: text(message.code) }, trans);
    case 'show_video':
      return showVideo(model, source, message.output);
    default:
      return { ok: false, reason: 'this version of the extension does not know that action' };
  }
}

/**
 * Do what a notebook's kernel asks for: put a script's cell, show a video again.
 *
 * A kernel's message reaches every page that is connected to it. Only the one that sent the request which the message
 * answers does anything, so that two open tabs do not put two cells.
 */
export function listenToKernels(notebooks: INotebookTracker, stitcher: IStitcher): void {
  const heard = new WeakSet<ISessionContext>();

  const attend = (panel: NotebookPanel): void => {
    const context = panel.sessionContext;
    // Two views of one notebook share its session.
    if (heard.has(context)) {
      return;
    }
    heard.add(context);
    const answer = (comm: Kernel.IComm, message: KernelMessage.ICommOpenMsg): void => {
      const kernel = context.session?.kernel;
      const parent = message.parent_header as Partial<KernelMessage.IHeader>;
      if (!kernel || parent.session !== kernel.clientId) {
        return;
      }
      const shown = notebooks.find(other => other.sessionContext === context) ?? panel;
      comm.send({ ...act(shown, message.content.data, stitcher) });
    };
    const register = (kernel: Kernel.IKernelConnection | null | undefined): void => {
      kernel?.registerCommTarget(TARGET, answer);
    };
    register(context.session?.kernel);
    context.kernelChanged.connect((_, { oldValue, newValue }) => {
      if (oldValue && !oldValue.isDisposed) {
        oldValue.removeCommTarget(TARGET, answer);
      }
      register(newValue);
    });
  };

  notebooks.forEach(attend);
  notebooks.widgetAdded.connect((_, panel) => {
    attend(panel);
  });
}
