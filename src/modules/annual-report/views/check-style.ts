/** What the page of a check needs beyond the shared look. Colour is never the only sign. */
export const CHECK_STYLE = `.statuses {
  margin: calc(var(--unit) * 3) 0; display: grid; gap: var(--unit);
  grid-template-columns: repeat(auto-fill, minmax(160px, 1fr));
}
.statuses div { background: var(--wash); padding: calc(var(--unit) * 2); border-left: 6px solid var(--tone); }
.statuses dt { color: var(--ink-soft); font-size: 16px; }
.statuses dd { margin: 0; font-size: 32px; font-weight: 700; font-variant-numeric: tabular-nums; }
.statuses small { font-size: 16px; font-weight: 400; margin-left: 4px; }
.unreadable, .fail, .error { --tone: #b3261e; }
.incomplete, .warning { --tone: #8a5a00; }
.pass { --tone: #1b6e3c; }
.hint { --tone: #0b4a9e; }
.files th, .files .name { text-align: left; }
.files .name { overflow-wrap: anywhere; color: var(--ink-soft); }
.files th[scope=col], .count { white-space: nowrap; }
.files .count { font-variant-numeric: tabular-nums; }
.files .level { color: var(--tone); font-weight: 700; white-space: nowrap; }
.mark { color: var(--tone); border: 1px solid var(--tone); padding: 0 6px; font-size: 16px; font-weight: 400; }
.file { border-top: 1px solid var(--rule); padding-top: var(--unit); }
.file h3 { margin-top: calc(var(--unit) * 2); scroll-margin-top: calc(var(--unit) * 2); }
.about { color: var(--ink-soft); font-size: 16px; overflow-wrap: anywhere; margin-bottom: var(--unit); }
.findings { padding-left: calc(var(--unit) * 4); }
.findings li { margin-bottom: var(--unit); }
.findings b { color: var(--tone); }
.findings q { display: block; color: var(--ink-soft); font-size: 16px; }
.findings small { display: block; color: var(--ink-soft); font-size: 14px; overflow-wrap: anywhere; }
details { margin: var(--unit) 0; font-size: 16px; }
@media (max-width: 600px) {
  .files .rule { display: none; }
  .findings { padding-left: calc(var(--unit) * 3); }
}
@media print {
  .file { break-inside: avoid-page; }
  .about a { display: none; }
}
`
