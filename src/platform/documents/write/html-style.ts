/** The look of a self-contained page: white, deep blue for action, an 8-pixel grid, large type. */
export const PAGE_STYLE = `:root {
  --ink: #1b2430;
  --ink-soft: #4b5868;
  --paper: #fff;
  --wash: #f4f7fb;
  --rule: #c3cdd9;
  --action: #0b4a9e;
  --bar: #2f6fc4;
  --warn-wash: #fff6e0;
  --warn-rule: #b87900;
  --unit: 8px;
  --type: "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif;
  color-scheme: light;
}
* { box-sizing: border-box; }
html { scroll-behavior: auto; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 18px/1.8 var(--type); line-break: strict; overflow-wrap: break-word;
}
.measure { max-width: 960px; margin: 0 auto; padding: 0 calc(var(--unit) * 3); }
a { color: var(--action); text-underline-offset: .2em; }
a:focus-visible, .scroll:focus-visible, main:focus-visible {
  outline: 3px solid var(--action); outline-offset: 2px;
}
main:focus { outline: none; }
.skip {
  position: absolute; left: var(--unit); top: -100px; z-index: 2;
  padding: var(--unit) calc(var(--unit) * 2); background: var(--action); color: #fff;
}
.skip:focus { top: var(--unit); }
header {
  border-top: calc(var(--unit) / 2) solid var(--action);
  padding: calc(var(--unit) * 5) 0 calc(var(--unit) * 3);
}
.kicker { margin: 0 0 var(--unit); color: var(--ink-soft); }
h1 { margin: 0; font-size: 32px; line-height: 1.4; text-wrap: balance; }
h1 span { display: inline-block; }
h2 {
  margin: calc(var(--unit) * 7) 0 calc(var(--unit) * 2); font-size: 24px; line-height: 1.4;
  scroll-margin-top: calc(var(--unit) * 2);
}
h3 { margin: calc(var(--unit) * 4) 0 var(--unit); font-size: 20px; line-height: 1.4; }
p { margin: 0 0 calc(var(--unit) * 2); text-wrap: pretty; }
nav { border-block: 1px solid var(--rule); background: var(--wash); }
nav ul {
  margin: 0; padding: calc(var(--unit) * 1.5) 0; list-style: none;
  display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 360px), 1fr));
  gap: 0 calc(var(--unit) * 3);
}
nav a { display: block; padding: calc(var(--unit) / 2) 0; text-decoration: none; font-size: 16px; }
nav a:hover { text-decoration: underline; }
main { padding: calc(var(--unit) * 2) 0 calc(var(--unit) * 6); }
footer {
  border-top: 1px solid var(--rule); background: var(--wash); color: var(--ink-soft);
  padding: calc(var(--unit) * 3) 0; font-size: 16px;
}
footer p { margin: 0; }
.note {
  padding: calc(var(--unit) * 2); background: var(--warn-wash);
  border-left: 4px solid var(--warn-rule);
}
.signature { margin-top: calc(var(--unit) * 5); text-align: right; }
.signature p { margin: 0; }
.scroll { position: relative; overflow-x: auto; margin: calc(var(--unit) * 3) 0; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 700; padding-bottom: var(--unit); }
.form caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { border: 1px solid var(--rule); padding: var(--unit); font-size: 16px; line-height: 1.5; }
th { background: var(--wash); font-weight: 400; }
td { text-align: center; }
.form { table-layout: fixed; }
.dense { min-width: calc(var(--columns) * 60px); }
.dense th, .dense td { padding: 6px; font-size: 15px; }
.form .caption { background: #e6eef8; font-weight: 700; }
.form .row { text-align: left; }
.form .column { text-wrap: balance; }
.form .vertical { writing-mode: vertical-rl; letter-spacing: .1em; }
tbody tr:hover td { background: var(--wash); }
@media (max-width: 600px) {
  body { font-size: 17px; }
  .measure { padding: 0 calc(var(--unit) * 2); }
  h1 { font-size: 25px; }
  h2 { font-size: 21px; margin-top: calc(var(--unit) * 5); }
  h3 { font-size: 18px; }
  .scroll { margin-inline: calc(var(--unit) * -2); padding-inline: calc(var(--unit) * 2); }
  .form:not(.dense) th, .form:not(.dense) td { padding: 6px; font-size: 15px; }
}
@media print {
  @page { size: A4; margin: 20mm 18mm; }
  body { font: 12pt/1.75 "Noto Serif SC", "Songti SC", SimSun, serif; }
  .measure { max-width: none; padding: 0; }
  .skip, .kicker, nav { display: none; }
  header { border: 0; padding: 0 0 8mm; text-align: center; }
  h1 { font-size: 20pt; }
  h2 { font-size: 15pt; margin: 8mm 0 3mm; break-after: avoid; }
  h3 { font-size: 13pt; break-after: avoid; }
  article p { margin: 0; text-indent: 2em; text-align: justify; orphans: 2; widows: 2; }
  .note, .signature p { text-indent: 0; }
  .signature p { text-align: right; }
  .scroll { overflow: visible; margin: 3mm 0; padding: 0; break-inside: avoid; }
  .dense { min-width: 0; }
  th, td, .dense th, .dense td { padding: 1mm; font-size: 9pt; line-height: 1.35; border-color: #000; }
  th, .form .caption { background: none; }
  tr { break-inside: avoid; }
  footer { display: none; }
}
`
