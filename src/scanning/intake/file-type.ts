/** How many bytes of a file tell what it is: a PDF may begin within the first 1024. */
export const headBytes = 1024

/** The media type of an image or PDF by its first bytes, whatever its name says; undefined for anything else. */
export function fileTypeOf(head: Uint8Array): string | undefined {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
  const ascii = (from: number, to: number): string => bytes.toString('latin1', from, to)
  if (bytes.length < 12) return undefined
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg'
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png'
  if (ascii(0, 4) === 'II*\0' || ascii(0, 4) === 'MM\0*') return 'image/tiff'
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'image/webp'
  if (ascii(4, 8) === 'ftyp' && /^(heic|heix|heif|hevc|mif1|msf1)$/.test(ascii(8, 12))) return 'image/heic'
  if (bytes.subarray(0, headBytes).includes('%PDF-') && !isProgram(ascii(0, 4))) return 'application/pdf'
  return undefined
}

/** Windows and Unix programs and scripts, whatever else they hold. */
function isProgram(start: string): boolean {
  return /^(MZ|\x7fELF|#!)/.test(start)
}

/** Whether a file of this type may hold several pages. */
export function mayHoldPages(mediaType: string): boolean {
  return mediaType === 'application/pdf' || mediaType === 'image/tiff'
}
