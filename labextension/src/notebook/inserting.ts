import { PathExt } from '@jupyterlab/coreutils';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { Contents } from '@jupyterlab/services';

import { type IJob, nameOf } from '../jobs/job';

/** The folder of a notebook below the server's root; empty for the root itself. */
export function folderOf(panel: NotebookPanel, contents: Contents.IManager): string {
  return PathExt.dirname(contents.localPath(panel.context.path));
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`);
}

/** A place below the root as an address relative to a folder. */
function relative(folder: string, place: string): string {
  const from = folder === '' ? [] : folder.split('/');
  const to = place.split('/');
  let same = 0;
  while (same < from.length && from[same] === to[same]) {
    same += 1;
  }
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].map(encodeURIComponent).join('/');
}

/** Put a cell below the active one and go there; what is done can be undone. */
function insertBelow(
  panel: NotebookPanel,
  cell: { cell_type: 'code' | 'markdown'; source: string; metadata?: { trusted: boolean } }
): void {
  const notebook = panel.content;
  const model = notebook.model;
  if (!model || model.readOnly) {
    throw new Error('The notebook is read-only.');
  }
  const at = Math.min(notebook.activeCellIndex + 1, model.sharedModel.cells.length);
  model.sharedModel.insertCell(at, { metadata: {}, ...cell });
  notebook.activeCellIndex = at;
  const inserted = notebook.widgets[at];
  if (inserted?.model.type === 'markdown' && 'rendered' in inserted) {
    inserted.rendered = true;
  }
  void notebook.scrollToItem(at);
}

/**
 * Insert a job's video as a Markdown cell.
 *
 * A plain video element with a relative address plays wherever notebook and folder are: reopened, copied, untrusted,
 * exported. The transcript is a link, since Markdown's sanitizer takes caption tracks away.
 */
export function insertVideo(panel: NotebookPanel, job: IJob, contents: Contents.IManager, transcript: string): void {
  if (!job.video) {
    throw new Error('There is no video yet.');
  }
  if (!job.video.place) {
    throw new Error('This video lies outside the folder of this server.');
  }
  const video = relative(folderOf(panel, contents), job.video.place);
  const link = job.files.includes('transcript.md')
    ? `\n\n[${transcript}](${video.replace(/\.mp4$/, '.transcript.md')})`
    : '';
  const title = escaped(nameOf(job).replace(/\s+/g, ' '));
  insertBelow(panel, {
    cell_type: 'markdown',
    source: `<video src="${video}" controls preload="metadata" width="100%" title="${title}"></video>${link}`
  });
}

/** Insert a job's script as a cell that renders it. */
export function insertCode(panel: NotebookPanel, job: IJob): void {
  if (!job.code) {
    throw new Error('There is no script yet.');
  }
  insertBelow(panel, {
    cell_type: 'code',
    source: `%%stitch_scene --job ${job.id}\n${job.code}`,
    metadata: { trusted: false }
  });
}
