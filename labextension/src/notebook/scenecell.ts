import type { INotebookModel } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';

import { sha256 } from './sha256';

type SharedCell = INotebookModel['sharedModel']['cells'][number];

/** What a script's cell remembers: the cell and job it came from, and what it held when it was put there. */
interface IOrigin {
  source: string;
  job: string;
  hash: string;
}

/** The answer to the kernel. */
export type Placed = { ok: true; cell: string } | { ok: false; reason: string };

export interface IScript {
  /** The id of the cell with the prompt. */
  source: string;
  job: string;
  code: string;
}

function originOf(cell: SharedCell): IOrigin | null {
  const told = cell.getMetadata('stitcher') as unknown as Partial<IOrigin> | undefined;
  return typeof told?.source === 'string' && typeof told.hash === 'string'
    ? { source: told.source, hash: told.hash, job: told.job ?? '' }
    : null;
}

function asPut(cell: SharedCell): boolean {
  return originOf(cell)?.hash === sha256(cell.getSource());
}

/** The script with a note as its second line: the first must stay the magic's. */
function withNote(code: string, note: string): string {
  const [magic = '', ...script] = code.split('\n');
  return [magic, `# ${note}`, ...script].join('\n');
}

/**
 * Put a script below the cell it came from.
 *
 * The cell that an earlier run put there takes the new script, as long as nobody has changed it. What a person changed
 * is never written over: the new script then goes below, with a note. All of it can be undone, and works on the document
 * alone, whether or not a cell is on the screen.
 */
export function putScript(model: INotebookModel, script: IScript, trans: TranslationBundle): Placed {
  const notebook = model.sharedModel;
  const at = notebook.cells.findIndex(cell => cell.getId() === script.source);
  if (at < 0) {
    return { ok: false, reason: 'the cell is not in this notebook' };
  }
  if (model.readOnly) {
    return { ok: false, reason: 'the notebook is read-only' };
  }
  const earlier = notebook.cells.filter(cell => cell.cell_type === 'code' && originOf(cell)?.source === script.source);
  const mine = earlier.find(asPut) ?? earlier.find(cell => cell.getSource() === script.code);
  if (mine) {
    notebook.transact(() => {
      if (mine.getSource() !== script.code) {
        mine.setSource(script.code);
      }
      mine.setMetadata('stitcher', { source: script.source, job: script.job, hash: sha256(script.code) });
    });
    return { ok: true, cell: mine.getId() };
  }
  const edited = earlier.at(-1);
  const code = edited
    ? withNote(script.code, trans.__('The cell above holds your changes; this is the new script.'))
    : script.code;
  const below = edited ? notebook.cells.indexOf(edited) : at;
  const cell = notebook.insertCell(below + 1, {
    cell_type: 'code',
    source: code,
    // As JupyterLab does with what comes from a kernel: its outputs are not trusted before it has been run.
    metadata: { trusted: false, stitcher: { source: script.source, job: script.job, hash: sha256(code) } }
  });
  return { ok: true, cell: cell.getId() };
}
