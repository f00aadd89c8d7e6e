/** The report's style: light by default, dark where the reader prefers it, ink on white on paper. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #fcfcfa; --raised: #f3f4f0; --ink: #1b2024; --muted: #586169; --line: #e2e4df; --neutral: #b9c0bd;
  --cases: #0b6b6b; --questions: #a8501f; --alert: #9a3412; --alert-paper: #fdf0e7;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14181b; --raised: #1d2327; --ink: #e9ecee; --muted: #a2abb3; --line: #2c343a; --neutral: #566068;
    --cases: #5cc8c0; --questions: #f0a472; --alert: #ffb98a; --alert-paper: #35231a;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; padding: clamp(1.25rem, 4vw, 3.5rem) clamp(1rem, 4vw, 3rem); background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  font-variant-numeric: tabular-nums;
}
header, main, footer { max-width: 72rem; margin: 0 auto; }
h1, h2, h3 { line-height: 1.2; letter-spacing: -0.015em; text-wrap: balance; }
h1 { margin: 0 0 1.25rem; font-size: clamp(1.75rem, 5vw, 2.75rem); overflow-wrap: anywhere; }
h2 { margin: 0 0 1rem; font-size: 1.375rem; }
h3 { margin: 2.5rem 0 0.5rem; font-size: 1.0625rem; }
p { margin: 0 0 0.75rem; max-width: 44rem; }
section { margin-top: 3rem; padding-top: 2rem; border-top: 1px solid var(--line); }
figure { margin: 0; min-width: 0; }
figcaption, .note, .legend, footer { color: var(--muted); font-size: 0.875rem; }
figcaption { margin-top: 0.5rem; }
svg { display: block; width: 100%; max-width: 36rem; height: auto; }
details { margin-top: 0.5rem; font-size: 0.875rem; }
summary { cursor: pointer; color: var(--muted); }
.eyebrow { margin: 0 0 0.25rem; color: var(--cases); font-size: 0.8125rem; font-weight: 600; letter-spacing: 0.08em; text-transform: uppercase; }
.notice { max-width: none; margin-bottom: 1rem; padding: 0.875rem 1.125rem; border-left: 4px solid var(--alert); background: var(--alert-paper); color: var(--ink); }
.notice strong { color: var(--alert); letter-spacing: 0.04em; }
.notice + .eyebrow { margin-top: 2rem; }
.facts { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; margin: 0; font-size: 0.875rem; }
.facts div { min-width: 0; }
dt { color: var(--muted); }
dd { margin: 0; overflow-wrap: anywhere; }
.headline { display: grid; gap: 2rem; }
.big { margin: 0; color: var(--cases); font-size: clamp(4rem, 14vw, 6.5rem); font-weight: 700; line-height: 1; letter-spacing: -0.04em; }
.interval { margin: 0.5rem 0 1rem; font-size: 1.125rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); gap: 1rem; margin: 0 0 1rem; }
.tiles div { padding: 1rem 1.125rem; border-radius: 0.5rem; background: var(--raised); font-size: 0.875rem; }
.tiles dd { color: var(--muted); }
.tiles .value { margin: 0.125rem 0 0.375rem; color: var(--ink); font-size: 1.75rem; font-weight: 650; line-height: 1.2; letter-spacing: -0.02em; }
.legend .key { display: inline-block; width: 0.625rem; height: 0.625rem; margin-right: 0.25rem; background: var(--neutral); }
.legend .item { margin-right: 0.75rem; white-space: nowrap; }
.legend .aside { display: block; margin-top: 0.25rem; }
.key.cases { border-radius: 50%; background: var(--cases); }
.key.questions { background: var(--questions); transform: rotate(45deg) scale(0.85); }
.key.bar { border-radius: 2px; transform: none; }
.pair { display: grid; gap: 1.5rem; align-items: start; }
.pair > * { min-width: 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.875rem; }
caption { padding: 0 0 0.5rem; color: var(--muted); text-align: left; }
th, td { padding: 0.375rem 0.75rem 0.375rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: baseline; }
thead th { color: var(--muted); font-weight: 500; vertical-align: bottom; }
tbody th { min-width: 9rem; font-weight: 500; overflow-wrap: anywhere; }
.figure { text-align: right; }
td.figure { white-space: nowrap; }
td small, th small { display: block; color: var(--muted); font-size: 0.75rem; font-weight: 400; }
figure + .scroll { margin-top: 1rem; }
abbr { margin-left: 0.2em; color: var(--questions); text-decoration: none; }
#case-table td { white-space: nowrap; }
#case-table td:last-child { min-width: 16rem; white-space: normal; }
#case-table b { font-weight: 600; color: var(--cases); }
#case-table i { font-style: normal; color: var(--questions); }
.right { color: var(--cases); font-weight: 600; }
.search { display: flex; flex-wrap: wrap; gap: 0.5rem 0.75rem; align-items: center; margin: 1rem 0; }
.search[hidden] { display: none; }
.search input { flex: 1 1 14rem; max-width: 24rem; padding: 0.5rem 0.75rem; border: 1px solid var(--muted); border-radius: 0.375rem; background: var(--paper); color: var(--ink); font: inherit; }
.search input::placeholder { color: var(--muted); opacity: 1; }
output { color: var(--muted); font-size: 0.875rem; }
:focus-visible { outline: 2px solid var(--cases); outline-offset: 2px; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); }
@media (min-width: 60rem) {
  .headline { grid-template-columns: 2fr 3fr; align-items: start; }
}
/* Narrower, the tables' last columns would not fit beside their charts. */
@media (min-width: 72rem) {
  .pair { grid-template-columns: 1fr 1fr; gap: 2.5rem; }
}
@media print {
  :root {
    --paper: #fff; --raised: #fff; --ink: #000; --muted: #444; --line: #ccc; --neutral: #aaa;
    --cases: #075454; --questions: #8a3f14; --alert: #7c2d12; --alert-paper: #fff;
  }
  body { padding: 0; font-size: 10pt; }
  .tiles div { border: 1px solid var(--line); }
  .scroll { overflow: visible; }
  .search { display: none; }
  h2, h3, caption { break-after: avoid; }
  figure, tr, .tiles div { break-inside: avoid; }
}
`;
