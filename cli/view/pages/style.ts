/** What the viewer adds to the report's style. */
export const style = `
a { color: var(--cases); }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 1rem; padding: 0.5rem 1rem; background: var(--paper); }
.eyebrow a { text-transform: none; letter-spacing: 0; overflow-wrap: anywhere; }
h1 { font-size: clamp(1.5rem, 4vw, 2.25rem); }
#content { margin-top: 1.5rem; }
section { margin-top: 2rem; padding-top: 1.5rem; }
#content > section:first-child { border-top: 0; margin-top: 0; }
form.filters { display: flex; flex-wrap: wrap; gap: 0.75rem 1rem; align-items: end; margin: 1rem 0; padding: 1rem 1.125rem; border-radius: 0.5rem; background: var(--raised); font-size: 0.875rem; }
form.filters .field { display: grid; gap: 0.25rem; min-width: 0; max-width: 100%; }
form.filters label.box { display: flex; gap: 0.5rem; align-items: center; min-height: 2.5rem; }
select, form.filters input[type=search], button { max-width: 18rem; width: 100%; min-height: 2.5rem; padding: 0.375rem 0.625rem; border: 1px solid var(--muted); border-radius: 0.375rem; background: var(--paper); color: var(--ink); font: inherit; }
button { width: auto; cursor: pointer; font-weight: 600; }
input[type=checkbox] { width: 1.125rem; height: 1.125rem; }
.pager { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; margin: 1rem 0; }
a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
.text { max-width: 48rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: 1.5rem; margin: 1rem 0; }
.figures img { display: block; max-width: 100%; max-height: 30rem; background: #fff; }
td { overflow-wrap: anywhere; }
ol.options { margin: 1rem 0; padding: 0; list-style: none; max-width: 48rem; }
ol.options li { padding: 0.25rem 0.75rem; border-left: 3px solid var(--line); overflow-wrap: anywhere; }
ol.options li.key { border-color: var(--cases); background: var(--raised); }
ol.options small { color: var(--muted); white-space: nowrap; }
.answers { display: grid; gap: 1.5rem; }
.answers > * { min-width: 0; }
.answers h3 { margin-top: 0.5rem; overflow-wrap: anywhere; }
.verdicts { display: grid; gap: 0.25rem; margin: 0 0 0.75rem; padding: 0; list-style: none; overflow-wrap: anywhere; }
.verdicts .wrong, i.lost { color: var(--questions); font-style: normal; font-weight: 600; }
.reply { padding: 0.75rem 1rem; border-left: 3px solid var(--neutral); background: var(--raised); }
mark { background: var(--alert-paper); color: var(--alert); font-weight: 600; }
@media (min-width: 60rem) { .answers.two { grid-template-columns: 1fr 1fr; } }
`;
