/** The look of the HTML report: one column, dense tables, A4 upright when printed. Text on its ground has a contrast of 4.5 or more. */
export const reportStyle = `
:root { --ink: #1c2b26; --soft: #55645e; --line: #d5ddd9; --head: #eef3f0; --error: #a61b1b; --warning: #7a4b00; --info: #1d4f86; --good: #14623c; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1120px; padding: 20px 24px 40px; color: var(--ink); background: #fff;
  font: 14px/1.45 "Be Vietnam Pro", "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 24px; margin: 0 0 4px; } h2 { font-size: 18px; margin: 30px 0 8px; } h3 { font-size: 15px; margin: 18px 0 4px; }
p { margin: 4px 0; } .soft { color: var(--soft); } a { color: #0b5c46; }
dl.totals { display: flex; flex-wrap: wrap; margin: 14px 0; border: 1px solid var(--line); border-radius: 4px; }
dl.totals div { flex: 1 1 110px; padding: 8px 14px; border-right: 1px solid var(--line); } dl.totals div:last-child { border-right: 0; }
dt { color: var(--soft); font-size: 12.5px; } dd { margin: 0; font-size: 20px; font-weight: 600; font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
.books tbody th, .books tbody td:nth-child(2) { min-width: 12.5em; }
table.findings { table-layout: fixed; min-width: 680px; overflow-wrap: anywhere; }
.findings th:nth-child(1) { width: 6%; } .findings th:nth-child(2) { width: 24%; } .findings th:nth-child(3) { width: 21%; } .findings th:nth-child(5) { width: 18%; } caption { text-align: left; color: var(--soft); padding: 2px 0 4px; }
th, td { padding: 4px 8px; border: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { background: var(--head); font-weight: 600; } tbody th { font-weight: 500; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
tfoot td, tfoot th { font-weight: 600; background: var(--head); }
.error { color: var(--error); } .warning { color: var(--warning); } .info { color: var(--info); }
.clean { color: var(--good); } .look { color: var(--warning); } .errors, .unusable { color: var(--error); }
.verdict, .severity { font-weight: 600; white-space: nowrap; }
code { font-family: Consolas, "DejaVu Sans Mono", monospace; font-size: 12.5px; }
.rule { margin: 12px 0 16px; } .value { white-space: pre-wrap; }
footer { margin-top: 36px; border-top: 1px solid var(--line); padding-top: 8px; color: var(--soft); font-size: 12.5px; }
@media (max-width: 640px) { body { padding: 14px 12px; } dl.totals div { flex-basis: 33%; } }
@page { size: A4; margin: 14mm 12mm 16mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 9.5pt; } h1 { font-size: 16pt; } h2 { font-size: 13pt; } h3 { font-size: 10.5pt; }
  dd { font-size: 13pt; } th, td { padding: 2pt 4pt; } a { color: inherit; text-decoration: none; } .scroll { overflow: visible; }
  thead { display: table-header-group; } tfoot { display: table-row-group; } tr { break-inside: avoid; }
  h2, h3, .lead, caption { break-after: avoid; } table.findings { min-width: 0; } table { overflow-wrap: anywhere; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`
