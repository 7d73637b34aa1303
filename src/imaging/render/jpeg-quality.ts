/** The sum of the ten lowest frequencies of the encoder's table at quality 50 (mozjpeg's table 3). */
const sumAtFifty = 173
const frequencies = 10

/**
 * The quality at which our encoder codes low frequencies as finely as this JPEG does, to about 1; undefined when it is no JPEG.
 * Read from its first table of quantisation (ITU-T T.81, B.2.4.1).
 */
export function findQuality(jpeg: Uint8Array): number | undefined {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength)
  if (jpeg.length < 4 || view.getUint16(0) !== 0xffd8) return undefined
  for (let at = 2; at + 4 <= jpeg.length && view.getUint8(at) === 0xff; ) {
    const marker = view.getUint8(at + 1)
    if (marker === 0xda || marker === 0xd9) return undefined
    if (marker === 0xdb)
      return at + 5 + frequencies * 2 <= jpeg.length ? qualityOfTable(view, at + 4) : undefined
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return undefined
}

function qualityOfTable(view: DataView, at: number): number {
  const isWide = view.getUint8(at) >= 16
  let sum = 0
  for (let i = 0; i < frequencies; i++)
    sum += isWide ? view.getUint16(at + 1 + i * 2) : view.getUint8(at + 1 + i)
  const percent = (100 * sum) / sumAtFifty
  return Math.round(percent > 100 ? 5000 / percent : (200 - percent) / 2)
}
