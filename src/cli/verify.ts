import { AppError } from '../errors.ts'
import { openApp } from '../platform/app.ts'
import { formatMismatch } from '../registry/verify/mismatch.ts'
import { type RegistryReport, verifyRegistry } from '../registry/verify/verify-registry.ts'
import type { Command } from './command.ts'
import { readAnchorFiles } from './read-anchors.ts'
import { verifyReceipt } from './verify-receipt.ts'

/** Problems named in the output; all of them are counted. */
const shown = 100
const sayEvery = 500

export const command: Command = {
  name: 'verify',
  usage: '[--anchors FILE...] | --receipt FILE',
  summary: {
    vi: 'Kiểm chứng: đọc lại mọi tệp trong kho, chuỗi nhật ký và mốc niêm phong, và số đếm sổ → PDF → dòng → bản ghi',
    en: 'Verifies every file of the vault, the chains and anchors of the journal, and the counts book → PDF → row → record',
  },
  options: [
    {
      name: 'anchors',
      value: 'FILE...',
      help: {
        vi: 'đối chiếu với các mốc niêm phong đã cất giữ: tệp hoặc thư mục',
        en: 'compare with anchors that were kept: files or folders',
      },
    },
    {
      name: 'receipt',
      value: 'FILE',
      help: {
        vi: 'chỉ kiểm tra một biên nhận cập nhật: chữ ký, và mọi phiên bản nêu trong đó vẫn còn nguyên',
        en: 'only check the receipt of a deposit: its signature, and that every version it tells of is still there',
      },
    },
  ],
  async run(invocation) {
    const receipt = invocation.value('receipt')
    if (receipt !== undefined) return verifyReceipt(invocation, receipt)
    const paths = [...invocation.values('anchors'), ...invocation.args]
    if (invocation.args.length > 0 && !invocation.has('anchors'))
      throw new AppError('usage', { detail: `sogoc verify [--anchors ${paths.join(' ')}]` })
    const kept = await readAnchorFiles(paths)
    const app = await openApp(invocation.dataDir)
    try {
      const { mismatches, ...report } = await verifyRegistry(app, kept, done => {
        if (done % sayEvery === 0)
          invocation.say({ vi: `đã đọc lại ${done} tệp`, en: `${done} files read again` })
      })
      const named = mismatches.slice(0, shown).map(mismatch => ({
        code: mismatch.code,
        ...mismatch.params,
        message: formatMismatch(mismatch, invocation.language),
      }))
      const vi = invocation.language === 'vi'
      const { files, pdfs, journalRows, books, rows, records, removed } = report
      const lines = [
        vi
          ? `Kho: ${files} tệp, thiếu ${report.missing}, hỏng ${report.damaged}, không dùng đến ${report.unreferenced}`
          : `Vault: ${files} files, ${report.missing} missing, ${report.damaged} damaged, ${report.unreferenced} unused`,
        vi
          ? `Nhật ký: ${journalRows} dòng, ${report.journalBroken === 0 ? 'chuỗi liền mạch' : 'chuỗi bị đứt'}`
          : `Journal: ${journalRows} rows, ${report.journalBroken === 0 ? 'unbroken' : 'broken'}`,
        formatSeals(report, vi),
        vi
          ? `Đối chiếu: ${books} sổ → ${pdfs} PDF → ${rows} dòng → ${records} bản ghi; ${removed} bản ghi đã gỡ bỏ`
          : `Counts: ${books} books → ${pdfs} PDFs → ${rows} rows → ${records} records; ${removed} records removed`,
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

function formatSeals(
  { anchors, sealedTo, anchorsBroken, anchorsCompared }: Omit<RegistryReport, 'mismatches'>,
  vi: boolean,
): string {
  if (sealedTo === null && anchorsBroken + anchorsCompared === 0)
    return vi ? 'Niêm phong: chưa có ngày nào' : 'Seals: none yet'
  const fits = anchorsBroken === 0
  return vi
    ? `Niêm phong: ${anchors} ngày, đến hết ngày ${sealedTo ?? '–'}, ${fits ? 'khớp' : `${anchorsBroken} chỗ không khớp`}; đã đối chiếu ${anchorsCompared} mốc cất giữ`
    : `Seals: ${anchors} days, up to ${sealedTo ?? '–'}, ${fits ? 'they fit' : `${anchorsBroken} do not fit`}; ${anchorsCompared} kept anchors compared`
}
