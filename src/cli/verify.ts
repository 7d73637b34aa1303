import { openApp } from '../platform/app.ts'
import { formatMismatch } from '../registry/verify/mismatch.ts'
import { verifyRegistry } from '../registry/verify/verify-registry.ts'
import type { Command } from './command.ts'

/** Problems named in the output; all of them are counted. */
const shown = 100
const sayEvery = 500

export const command: Command = {
  name: 'verify',
  usage: '',
  summary: {
    vi: 'Kiểm chứng: đọc lại mọi tệp trong kho, chuỗi nhật ký, và số đếm sổ → PDF → dòng → bản ghi',
    en: 'Verifies every file of the vault, the chains of the journal, and the counts book → PDF → row → record',
  },
  options: [],
  async run(invocation) {
    const app = await openApp(invocation.dataDir)
    try {
      const { mismatches, ...report } = await verifyRegistry(app, done => {
        if (done % sayEvery === 0)
          invocation.say({ vi: `đã đọc lại ${done} tệp`, en: `${done} files read again` })
      })
      const named = mismatches.slice(0, shown).map(mismatch => ({
        code: mismatch.code,
        ...mismatch.params,
        message: formatMismatch(mismatch, invocation.language),
      }))
      const vi = invocation.language === 'vi'
      const { files, pdfs, journalRows, books, rows, records } = report
      const lines = [
        vi
          ? `Kho: ${files} tệp, thiếu ${report.missing}, hỏng ${report.damaged}, không dùng đến ${report.unreferenced}`
          : `Vault: ${files} files, ${report.missing} missing, ${report.damaged} damaged, ${report.unreferenced} unused`,
        vi
          ? `Nhật ký: ${journalRows} dòng, ${report.journalBroken === 0 ? 'chuỗi liền mạch' : 'chuỗi bị đứt'}`
          : `Journal: ${journalRows} rows, ${report.journalBroken === 0 ? 'unbroken' : 'broken'}`,
        vi
          ? `Đối chiếu: ${books} sổ → ${pdfs} PDF → ${rows} dòng → ${records} bản ghi`
          : `Counts: ${books} books → ${pdfs} PDFs → ${rows} rows → ${records} records`,
        mismatches.length === 0
          ? vi
            ? 'Tất cả khớp.'
            : 'Everything fits.'
          : vi
            ? `${mismatches.length} chỗ không khớp:`
            : `${mismatches.length} mismatches:`,
        ...named.map(({ message }) => `  ${message}`),
      ]
      invocation.finish({ ...report, mismatchCount: mismatches.length, mismatches: named }, lines.join('\n'))
      return mismatches.length === 0 ? 0 : 1
    } finally {
      await app.close()
    }
  },
}
