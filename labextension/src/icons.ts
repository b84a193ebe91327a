import { LabIcon } from '@jupyterlab/ui-components';

// A film frame whose picture is a curve: drawn here, in JupyterLab's own icon colour.
const FILM = `<svg xmlns="http://www.w3.org/2000/svg" width="16" viewBox="0 0 24 24">
  <path class="jp-icon3" fill="#616161" d="M4 4h16a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zm0 2v12h16V6z"/>
  <path class="jp-icon3" fill="#616161" d="M10 8.6v6.8a.6.6 0 0 0 .92.5l5.2-3.4a.6.6 0 0 0 0-1l-5.2-3.4a.6.6 0 0 0-.92.5z"/>
</svg>`;

export const filmIcon = new LabIcon({ name: 'stitcher:film', svgstr: FILM });
