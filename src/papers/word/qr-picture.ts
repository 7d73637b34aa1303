import { crc32, deflateSync } from 'node:zlib'
import { encode } from 'uqr'

/** Dots of the picture for one square of the code: sharp on paper, and small, since rows repeat. */
const scale = 8

/** The QR code of a text as a PNG, black on white with its quiet zone; the same bytes every time. */
export function drawQrPng(text: string): Buffer {
  const { data } = encode(text, { ecc: 'M', border: 2 })
  const side = data.length * scale
  const rowBytes = Math.ceil(side / 8)
  const rows = data.flatMap(squares => {
    const row = Buffer.alloc(1 + rowBytes)
    for (let x = 0; x < side; x++) {
      // One bit a dot, 1 is white; the first byte of a row says that it is not filtered.
      if (squares[Math.floor(x / scale)] !== true)
        row[1 + (x >> 3)] = (row[1 + (x >> 3)] ?? 0) | (0x80 >> (x & 7))
    }
    return Array.from({ length: scale }, () => row)
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header[8] = 1
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body) >>> 0)
  return Buffer.concat([length, body, check])
}
