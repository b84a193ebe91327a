import type { ICodeCellModel } from '@jupyterlab/cells';
import type { IMimeBundle, IOutput } from '@jupyterlab/nbformat';
import type { INotebookModel } from '@jupyterlab/notebook';

import { MIME_TYPE } from '../output/outputmodel';
import type { Placed } from './scenecell';

const ALLOWED: readonly string[] = [MIME_TYPE, 'text/html', 'text/plain'];

function codeCell(model: INotebookModel, id: string): ICodeCellModel | null {
  for (const cell of model.cells) {
    if (cell.id === id) {
      return cell.type === 'code' ? (cell as ICodeCellModel) : null;
    }
  }
  return null;
}

/** Show a video that was rendered again where it was shown before: in the output of the cell with the prompt. */
export function showVideo(model: INotebookModel, source: string, bundle: unknown): Placed {
  const cell = codeCell(model, source);
  if (!cell) {
    return { ok: false, reason: 'the cell is not in this notebook' };
  }
  if (model.readOnly) {
    return { ok: false, reason: 'the notebook is read-only' };
  }
  if (typeof bundle !== 'object' || bundle === null || !(MIME_TYPE in bundle)) {
    return { ok: false, reason: 'the output holds no video' };
  }
  const data = Object.fromEntries(Object.entries(bundle).filter(([type]) => ALLOWED.includes(type))) as IMimeBundle;
  const output: IOutput = { output_type: 'display_data', data, metadata: {} };
  const { outputs } = cell;
  for (let index = 0; index < outputs.length; index++) {
    if (MIME_TYPE in outputs.get(index).data) {
      outputs.set(index, output);
      return { ok: true, cell: cell.id };
    }
  }
  outputs.add(output);
  return { ok: true, cell: cell.id };
}
