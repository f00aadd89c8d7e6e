/** One row of the picture. */
export interface ScreenLine {
  readonly text: string;
  /** What a person typed, what the work reports, a result, or the mark that lines were left out. */
  readonly kind: 'prompt' | 'note' | 'result' | 'cut';
}

export type Theme = 'light' | 'dark';

const themes = {
  light: { window: '#ffffff', frame: '#d0d7de', note: '#57606a', result: '#1f2328', accent: '#1a7f37' },
  dark: { window: '#0d1117', frame: '#30363d', note: '#8b949e', result: '#e6edf3', accent: '#3fb950' },
} as const;

const [fontSize, rowHeight, columnWidth] = [13, 18, 7.83];
const [padding, titleBar] = [18, 30];

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A bar, a `$` and the headline's figures are the accent of a row. */
const accented = (text: string): string =>
  escaped(text).replaceAll(
    /[█]+|^\$|(?<=(?:Question|Case) Accuracy: +)\d.*$/g,
    (part) => `<tspan class="accent">${part}</tspan>`,
  );

/**
 * A terminal's rows as an SVG of text, in a window.
 * @param columns the width of the terminal in characters
 */
export const terminalSvg = (lines: readonly ScreenLine[], columns: number, theme: Theme): string => {
  const { window, frame, note, result, accent } = themes[theme];
  const width = Math.ceil(columns * columnWidth + 2 * padding);
  const height = titleBar + lines.length * rowHeight + padding;
  const rows = lines.map(({ text, kind }, index) => {
    const y = titleBar + (index + 1) * rowHeight - 4;
    return `<text x="${padding}" y="${y}" class="${kind}">${accented(text)}</text>`;
  });
  const dots = [0, 1, 2].map(
    (dot) => `<circle cx="${padding + 4 + dot * 16}" cy="16" r="5" fill="${frame}"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<title>A terminal</title>
<style>
text { font: ${fontSize}px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre; fill: ${result}; }
.note, .cut { fill: ${note}; }
.prompt { font-weight: 600; }
.accent { fill: ${accent}; font-weight: 600; }
</style>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8" fill="${window}" stroke="${frame}"/>
${[...dots, ...rows].join('\n')}
</svg>
`;
};
