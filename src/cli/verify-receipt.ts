import { readFile } from 'node:fs/promises'
import { AppError } from '../errors.ts'
import { openApp } from '../platform/app.ts'
import type { Text } from '../register/text.ts'
import { compareReceipt } from '../registry/deposit/receipt/compare-receipt.ts'
import { type Receipt, receiptSchema } from '../registry/deposit/receipt/schema.ts'
import type { SignatureState } from '../registry/deposit/receipt/sign.ts'
import type { ExitStatus, Invocation } from './command.ts'

const signatures: Readonly<Record<SignatureState, Text>> = {
  valid: { vi: 'chữ ký đúng', en: 'the signature is right' },
  'other-key': {
    vi: 'chữ ký đúng nhưng của khóa khác, không phải của hệ thống này',
    en: 'signed with another key than that of this installation',
  },
  invalid: { vi: 'biên nhận đã bị sửa: chữ ký sai', en: 'the receipt was altered: its signature is wrong' },
}

/** `sogoc verify --receipt FILE`: status 1 unless the receipt is this installation's and the registry has all it tells of. */
export async function verifyReceipt(invocation: Invocation, path: string): Promise<ExitStatus> {
  const receipt = await readReceipt(path)
  const app = await openApp(invocation.dataDir)
  try {
    const report = await compareReceipt(app, receipt)
    const { signature, rows, present, lost } = report
    const { kind, year, volume } = receipt.book
    const vi = invocation.language === 'vi'
    const lines = [
      `${kind}.${year}.${volume}: ${signatures[signature][invocation.language]} (${receipt.signature.fingerprint.slice(0, 16)}…)`,
      vi
        ? `${present}/${rows} dòng: phiên bản vẫn còn nguyên trong cơ sở dữ liệu`
        : `${present}/${rows} rows: their versions stand in the registry as they were`,
      ...lost.map(({ row, record }) =>
        vi
          ? `  dòng ${row}: bản ghi ${record} thiếu hoặc khác`
          : `  row ${row}: record ${record} is missing or differs`,
      ),
    ]
    invocation.finish(report, lines.join('\n'))
    return signature === 'valid' && present === rows ? 0 : 1
  } finally {
    await app.close()
  }
}

async function readReceipt(path: string): Promise<Receipt> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new AppError('file.not-found', { path }, error)
  })
  try {
    return receiptSchema.parse(JSON.parse(text))
  } catch (error) {
    throw new AppError('receipt.unreadable', { path }, error)
  }
}
