/** Why a file that should be a case's PDF is not one. */
export type PdfProblem = 'empty' | 'not-pdf' | 'truncated' | 'encrypted'

/** How many bytes of the beginning and of the end of a file the probe needs. */
export const probeBytes = 4096

const header = Buffer.from('%PDF-')
const endMark = Buffer.from('%%EOF')
const startMark = Buffer.from('startxref')
const encryptMark = Buffer.from('/Encrypt')

/**
 * Looks at the first and last `probeBytes` of a file (the whole of a smaller one) and tells whether it is a PDF that a
 * reader can open: the header within the first 1,024 bytes and the trailer within the last 1,024 (the tolerance of ISO
 * 32000 readers), and no password. It does not prove that every page draws.
 */
export function probePdf(head: Buffer, tail: Buffer, size: number): PdfProblem | undefined {
  if (size === 0) return 'empty'
  if (head.subarray(0, 1024 + header.length).indexOf(header) < 0) return 'not-pdf'
  const end = tail.lastIndexOf(endMark)
  const start = tail.lastIndexOf(startMark)
  if (end < 0 || start < 0 || end < start || tail.length - end > 1024) return 'truncated'
  if (tail.includes(encryptMark) || trailerOf(head, tail, size, start).includes(encryptMark))
    return 'encrypted'
  return undefined
}

/** The bytes after the offset that startxref gives, when they lie in what was kept. */
function trailerOf(head: Buffer, tail: Buffer, size: number, start: number): Buffer {
  const offset = Number(
    /^\s*(\d{1,15})/.exec(tail.toString('latin1', start + startMark.length, start + 40))?.[1],
  )
  const tailStart = size - tail.length
  if (offset >= tailStart) return tail.subarray(offset - tailStart)
  return offset < head.length ? head.subarray(offset) : Buffer.alloc(0)
}
