import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import type { Contents } from '@jupyterlab/services';
import { ReactWidget } from '@jupyterlab/ui-components';
import type { ReactElement } from 'react';

import type { IPlace } from '../player/useplace';
import type { IStitcher } from '../tokens';
import { JobOutput } from './joboutput';
import { type IJobOutput, MIME_TYPE, outputOf } from './outputmodel';

/** Draws one output of ours: progress as long as there is no video, then the player. */
class JobRenderer extends ReactWidget implements IRenderMime.IRenderer {
  constructor(
    private readonly _stitcher: IStitcher,
    private readonly _contents: Contents.IManager,
    private readonly _options: IRenderMime.IRendererOptions
  ) {
    super();
    this.addClass('stitcher-output');
  }

  /** Called again whenever the output changes: what is drawn stays, and takes the change in. */
  renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    this._output = outputOf(model.data[MIME_TYPE]);
    this.update();
    return Promise.resolve();
  }

  protected render(): ReactElement | null {
    const output = this._output;
    if (!output || (!output.job && !(output.video && this._options.resolver))) {
      return <p className="stitcher-quiet">{this._stitcher.trans.__('This output names no video.')}</p>;
    }
    return (
      <JobOutput
        stitcher={this._stitcher}
        contents={this._contents}
        resolver={this._options.resolver}
        output={output}
        place={this._place}
      />
    );
  }

  private _output: IJobOutput | null = null;
  private readonly _place: IPlace = { time: 0 };
}

/**
 * Makes the renderers of our outputs.
 *
 * Safe: what an output says ends up as text, and as addresses below this server, so that it may be drawn in a notebook
 * that nobody trusts.
 */
export function rendererFactory(stitcher: IStitcher, contents: Contents.IManager): IRenderMime.IRendererFactory {
  return {
    safe: true,
    mimeTypes: [MIME_TYPE],
    createRenderer: options => new JobRenderer(stitcher, contents, options)
  };
}
