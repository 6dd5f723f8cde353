/** How the HTML report looks: the colours of the page, light and dark, with a shape beside every colour. */
export const htmlStyle = `
:root { color-scheme: light dark; --ink: light-dark(#1b1f24, #e6edf3); --soft: light-dark(#57606a, #9aa4b0);
  --ground: light-dark(#ffffff, #0f1318); --panel: light-dark(#f6f7f9, #171c23); --line: light-dark(#dfe3e8, #2a323c);
  --driver: light-dark(#0550ae, #79b8ff); --violation: light-dark(#b3141d, #ff8f87);
  --caution: light-dark(#7a4d00, #e3b341); --pass: light-dark(#116329, #56d364);
  --step: light-dark(#dbeafe, #10345c); --wrong: light-dark(#ffe5e5, #4a1418); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 84rem; padding: 1.5rem; background: var(--ground); color: var(--ink);
  font: 15px/1.5 "Segoe UI", system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.2rem; } h3 { font-size: 1.05rem; } h4 { margin: .75rem 0 .25rem; }
section { margin-top: 1.5rem; padding-top: .5rem; border-top: 1px solid var(--line); }
article { margin: 1rem 0; padding: 1rem; background: var(--panel); border-left: 4px solid var(--violation); }
article h3, .when { margin: 0 0 .25rem; } .when, footer, .number, .gap { color: var(--soft); }
code, .source { font-family: "Cascadia Code", Consolas, Menlo, monospace; font-size: 13px; }
a { color: var(--driver); white-space: nowrap; } dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; }
dt { color: var(--soft); } dd { margin: 0; }
.verdict { padding: .05rem .5rem; border: 1px solid currentColor; border-radius: 1rem; font-size: .95rem; }
.verdict.defect, li.violation { color: var(--violation); } .verdict.inconclusive { color: var(--caution); }
.verdict.pass { color: var(--pass); } .verdict.not-applicable { color: var(--soft); }
.verdict.defect::before { content: "✖ "; } .verdict.pass::before { content: "✓ "; }
.verdict.inconclusive::before { content: "? "; } .verdict.not-applicable::before { content: "– "; }
.path { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1.5rem; }
.steps, .steps ol { list-style: none; margin: 0; padding: 0; }
.steps li { padding: .2rem 0 .2rem calc(var(--depth, 0) * 1.2rem); }
.steps .decisive { font-weight: 600; } .steps .fold { color: var(--soft); font-weight: 400; }
.state { padding: 0 .4rem; border: 1px solid var(--line); border-radius: .6rem; font-size: .85rem; font-weight: 400; }
.value { margin-left: .5rem; font-weight: 400; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: 0 .5rem; vertical-align: top; }
.source td:nth-child(1), .source td:nth-child(2) { text-align: right; color: var(--soft); width: 1%; white-space: nowrap; }
.source td:nth-child(3) { white-space: pre-wrap; tab-size: 4; }
.source .on { background: var(--step); } .source .violation { background: var(--wrong); }
.source tr:target td { outline: 2px solid var(--driver); }
@media (max-width: 50rem) { .path { grid-template-columns: minmax(0, 1fr); } }
@media print { details:not([open]) > * { display: block; } }
`;
