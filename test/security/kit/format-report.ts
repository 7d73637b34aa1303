import type { Finding, Section, Verdict } from './finding.ts'
import type { BuiltFile } from './inspect-program.ts'

/** All that a report says. */
export interface Report {
  readonly at: Date
  readonly machine: string
  readonly dataDir: string | undefined
  readonly url: string | undefined
  readonly sections: readonly Section[]
  readonly files: readonly BuiltFile[]
}

const words: Readonly<Record<Verdict, string>> = {
  passed: 'Đạt',
  failed: 'Không đạt',
  advice: 'Lưu ý',
  'not-tested': 'Chưa kiểm',
}

/** How many findings came out how. */
export function countVerdicts(sections: readonly Section[]): Readonly<Record<Verdict, number>> {
  const counts = { passed: 0, failed: 0, advice: 0, 'not-tested': 0 }
  for (const { findings } of sections) for (const { verdict } of findings) counts[verdict] += 1
  return counts
}

/** The report as one HTML page for A4 paper, without anything from elsewhere. */
export function formatReport({ at, machine, dataDir, url, sections, files }: Report): string {
  const counts = countVerdicts(sections)
  const place = [
    ['Thời điểm kiểm tra', at.toLocaleString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh' })],
    ['Máy', machine],
    ['Thư mục dữ liệu', dataDir ?? '(không kiểm tra)'],
    ['Địa chỉ web', url ?? '(không kiểm tra)'],
  ]
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Biên bản kiểm chứng an toàn – Sổ Gốc</title>
<style>${style}</style>
</head>
<body>
<h1>Biên bản kiểm chứng an toàn phần mềm Sổ Gốc</h1>
<table class="facts">${place.map(([name, value]) => `<tr><th>${escapeHtml(name ?? '')}</th><td>${escapeHtml(value ?? '')}</td></tr>`).join('')}</table>
<p class="sum ${counts.failed === 0 ? 'passed' : 'failed'}">${
    counts.failed === 0 ? 'Không có mục nào không đạt.' : `Có ${counts.failed} mục không đạt.`
  } Đạt ${counts.passed}, lưu ý ${counts.advice}, chưa kiểm ${counts['not-tested']}.</p>
${sections.map((section, at) => formatSection(section, at + 1)).join('\n')}
<section class="signatures">
<h2>Xác nhận</h2>
<div>${['Người thực hiện kiểm tra', 'Đại diện đơn vị vận hành', 'Đại diện Sở Tư pháp'].map(who => `<p><b>${who}</b><br><i>(ký, ghi rõ họ tên)</i><span></span>Ngày …… tháng …… năm ……</p>`).join('')}</div>
</section>
<section class="appendix">
<h2>Phụ lục: tệp của chương trình và SHA-256</h2>
<ol>${files.map(({ path, sha256 }) => `<li><code>${sha256}</code> ${escapeHtml(path)}</li>`).join('')}</ol>
</section>
</body>
</html>
`
}

function formatSection({ title, about, findings }: Section, number: number): string {
  return `<section>
<h2>${number}. ${escapeHtml(title)}</h2>
<p class="about">${escapeHtml(about)}</p>
<table><thead><tr><th>Nội dung</th><th>Kết quả</th></tr></thead><tbody>
${findings.map(formatFinding).join('\n')}
</tbody></table>
</section>`
}

function formatFinding({ title, verdict, facts }: Finding): string {
  const list =
    facts.length === 0 ? '' : `<ul>${facts.map(fact => `<li>${escapeHtml(fact)}</li>`).join('')}</ul>`
  return `<tr><td>${escapeHtml(title)}${list}</td><td class="${verdict}">${words[verdict]}</td></tr>`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, sign => entities[sign] ?? '')
}

const style = `
@page { size: A4; margin: 18mm 15mm 18mm 20mm }
body { font: 11pt/1.4 "Times New Roman", Tinos, serif; color: #111; max-width: 175mm; margin: 10mm auto }
h1 { font-size: 16pt; text-align: center; margin: 0 0 6mm }
h2 { font-size: 12.5pt; margin: 7mm 0 1mm; break-after: avoid }
table { border-collapse: collapse; width: 100% }
th, td { border: 0.4pt solid #555; padding: 1.2mm 2mm; text-align: left; vertical-align: top }
thead { display: table-header-group }
tr { break-inside: avoid }
.facts th { width: 42mm; font-weight: normal; color: #333 }
td:last-child[class] { width: 24mm; font-weight: bold; text-align: center }
.passed { color: #14532d } .failed { color: #991b1b } .advice { color: #92400e } .not-tested { color: #444 }
.sum { font-weight: bold; border: 0.8pt solid currentColor; padding: 2mm 3mm }
.about { margin: 0 0 2mm; color: #333 }
ul { margin: 0.5mm 0 0; padding-left: 5mm; font-size: 9.5pt; color: #333 }
li { overflow-wrap: anywhere }
.signatures { break-inside: avoid }
.signatures div { display: flex; gap: 8mm; text-align: center }
.signatures p { flex: 1 } .signatures span { display: block; height: 22mm }
.appendix { break-before: page; font-size: 8pt } .appendix code { font-size: 7pt }
@media print { body { margin: 0; max-width: none } }
`
