import { ReactWidget } from '@jupyterlab/ui-components';
import type { Message } from '@lumino/messaging';
import type { ReactElement } from 'react';

import { filmIcon } from '../icons';
import { DoctorView } from './doctorview';
import { Home } from './home';
import { JobView } from './jobview';
import { keepFocus } from './keptfocus';
import { News } from './news';
import { type IParts, PartsContext, useSignal } from './parts';

/** The side panel. */
export class Panel extends ReactWidget {
  constructor(
    private readonly _parts: IParts,
    private readonly _folder: () => string
  ) {
    super();
    const { trans } = _parts.stitcher;
    this.id = 'stitcher-panel';
    this.addClass('stitcher-panel');
    this.title.icon = filmIcon;
    this.title.caption = trans.__('Narrated videos');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', trans.__('Narrated videos'));
    keepFocus(this.node, '.stitcher-heading button, .stitcher-prompt');
  }

  protected render(): ReactElement {
    return (
      <PartsContext.Provider value={this._parts}>
        <Page parts={this._parts} folder={this._folder} />
      </PartsContext.Provider>
    );
  }

  protected onAfterShow(message: Message): void {
    super.onAfterShow(message);
    this._parts.model.visible = true;
  }

  protected onAfterAttach(message: Message): void {
    super.onAfterAttach(message);
    this._parts.model.visible = this.isVisible;
  }

  protected onAfterHide(message: Message): void {
    super.onAfterHide(message);
    this._parts.model.visible = false;
  }

  protected onActivateRequest(message: Message): void {
    super.onActivateRequest(message);
    this._parts.model.wantKeyboard();
  }
}

function Page({ parts, folder }: { parts: IParts; folder: () => string }): ReactElement {
  const { model, stitcher } = parts;
  useSignal(model.changed);
  const { view } = model;
  return (
    <div className="stitcher-page">
      {view.kind === 'home' && <Home folder={folder} />}
      {view.kind === 'job' && <JobView key={view.job} id={view.job} />}
      {view.kind === 'doctor' && <DoctorView />}
      <News jobs={stitcher.jobs} trans={stitcher.trans} />
    </div>
  );
}
