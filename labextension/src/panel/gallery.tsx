import { type ReactElement, useId, useState } from 'react';

import type { ITemplate } from '../jobs/answers';
import { useParts } from './parts';
import { useAnswer } from './useanswer';

const FEW = 4;

/** The lessons that need no model: choosing one writes its example into the prompt box, to be changed there. */
export function Gallery({ open }: { open: boolean }): ReactElement | null {
  const { stitcher, model } = useParts();
  const { trans, api } = stitcher;
  const { value: templates } = useAnswer(() => api.templates(), model.visible);
  const [all, setAll] = useState(false);
  const id = useId();
  if (!templates || templates.length === 0) {
    return null;
  }
  const choose = (template: ITemplate): void => {
    model.prompt = template.example;
    model.wantPrompt();
  };
  const shown = all ? templates : templates.slice(0, FEW);
  const subjects = [...new Set(shown.map(({ subject }) => subject ?? ''))];
  return (
    <details className="stitcher-section" open={open}>
      <summary>
        <h2 id={id}>{trans.__('Lessons')}</h2>
        <span className="stitcher-quiet">{trans.__('ready to use, with your own values')}</span>
      </summary>
      {subjects.map(subject => (
        <div key={subject} role="group" aria-label={subject || trans.__('Lessons')}>
          {all && subject && <h3>{subject}</h3>}
          <ul className="stitcher-gallery">
            {shown
              .filter(template => (template.subject ?? '') === subject)
              .map(template => (
                <li key={template.id}>
                  <button
                    type="button"
                    className="stitcher-lesson"
                    title={template.description}
                    onClick={() => {
                      choose(template);
                    }}
                  >
                    <span className="stitcher-poster">
                      {template.poster && (
                        <img src={api.posterUrl(template.id)} alt="" loading="lazy" width={320} height={180} />
                      )}
                    </span>
                    <span className="stitcher-lesson-title">{template.title}</span>
                  </button>
                </li>
              ))}
          </ul>
        </div>
      ))}
      {templates.length > FEW && (
        <button
          type="button"
          className="stitcher-button"
          aria-expanded={all}
          onClick={() => {
            setAll(!all);
          }}
        >
          {all ? trans.__('Show fewer') : trans.__('Show all %1 lessons', templates.length)}
        </button>
      )}
    </details>
  );
}
