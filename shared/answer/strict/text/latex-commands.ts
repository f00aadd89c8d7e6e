/** Commands that only dress what follows, with or without an argument of their own that is no text. */
const styleCommands: ReadonlySet<string> = new Set(
  `text textbf textit textrm textsf texttt textup textnormal mathrm mathbf mathit mathsf mathtt mathbb mathcal
   boldsymbol bold bm bf rm it sf tt emph underline overline mbox hbox operatorname left right big Big bigg Bigg
   displaystyle textstyle large Large LARGE huge Huge normalsize small quad qquad enspace thinspace space hspace
   checkmark boxed fbox framebox ensuremath bigstar therefore Rightarrow`.split(/\s+/),
);

/** Commands whose first argument is a colour, with that. */
export const colour = /\\(?:textcolor|color|colorbox)(?:\[[^\]]{0,20}\])?\s{0,2}\{[^{}]{0,40}\}/g;
const colourHere = new RegExp(colour, 'y');

/** Whether a text has LaTeX commands that no letter is dressed with: it is a formula. */
export const isFormula = (text: string): boolean =>
  [...text.replace(colour, '').matchAll(/\\([A-Za-z]{1,20})/g)].some(
    ([, name = '']) => !styleCommands.has(name),
  );

const symbols: ReadonlyMap<string, string> = new Map(
  Object.entries({
    times: '×',
    cdot: '·',
    pm: '±',
    circ: '°',
    degree: '°',
    leq: '≤',
    le: '≤',
    geq: '≥',
    ge: '≥',
    neq: '≠',
    ne: '≠',
    approx: '≈',
    sim: '~',
    to: '→',
    rightarrow: '→',
    longrightarrow: '→',
    leftarrow: '←',
    uparrow: '↑',
    downarrow: '↓',
    infty: '∞',
    lt: '<',
    gt: '>',
    alpha: 'α',
    beta: 'β',
    gamma: 'γ',
    delta: 'δ',
    Delta: 'δ',
    epsilon: 'ε',
    varepsilon: 'ε',
    theta: 'θ',
    kappa: 'κ',
    lambda: 'λ',
    mu: 'μ',
    nu: 'ν',
    pi: 'π',
    rho: 'ρ',
    sigma: 'σ',
    tau: 'τ',
    phi: 'φ',
    varphi: 'φ',
    chi: 'χ',
    psi: 'ψ',
    omega: 'ω',
    Omega: 'ω',
  }),
);

/** In JSON the backslash is doubled. */
const command = /\\{1,2}([A-Za-z]{1,20})\*? */y;

/** A piece of a text, such as a character or a command. */
export interface Piece {
  readonly length: number;
  /** What the piece comes to when texts are compared: nothing, a blank, or its characters. */
  readonly by: string;
}

/** Reads the LaTeX command, escaped sign or maths delimiter at `index`, where a backslash is. */
export const latexCommand = (text: string, index: number): Piece => {
  colourHere.lastIndex = index;
  const coloured = colourHere.exec(text)?.[0];
  if (coloured) return { length: coloured.length, by: '' };
  command.lastIndex = index;
  const found = command.exec(text);
  const [whole, name = ''] = found ?? [];
  if (whole) {
    if (!styleCommands.has(name))
      return { length: whole.length, by: symbols.get(name) ?? name.toLowerCase() };
    return { length: whole.length, by: /space|quad/.test(name) ? ' ' : '' };
  }
  const next = text[index + 1] ?? '';
  if ('()[]'.includes(next)) return { length: 1 + next.length, by: '' };
  if ('%&#'.includes(next)) return { length: 1, by: '' };
  return { length: next === '\n' ? 1 : 1 + next.length, by: ' ' };
};
