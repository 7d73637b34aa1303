import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AppError } from '../../errors.ts'
import { writePdf } from '../pdf/write-pdf.ts'
import { countPages, decodePage, hashSource } from './source-file.ts'

let dir = ''
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sogoc-source-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

const [width, height] = [120, 80]

/** White, the left upper quarter red. */
const pixels = Buffer.from(
  Uint8Array.from({ length: width * height * 3 }, (_, i) => {
    const [x, y] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width)]
    return x < width / 2 && y < height / 2 ? ([200, 20, 20][i % 3] ?? 0) : 255
  }),
)
const picture = () => sharp(pixels, { raw: { width, height, channels: 3 } })

interface PdfImage {
  readonly dictionary: string
  readonly bytes: Buffer
  /** Where it stands: across, up, left, bottom in points. */
  readonly place: readonly [number, number, number, number]
}

/** A PDF of one page with these images, 120 by 80 points. */
function pdfOf(images: readonly PdfImage[], page = ''): Buffer {
  const drawing = images
    .map(
      ({ place: [across, up, left, bottom] }, i) => `q ${across} 0 0 ${up} ${left} ${bottom} cm /I${i} Do Q`,
    )
    .join(' ')
  const names = images.map((_, i) => `/I${i} ${i + 5} 0 R`).join(' ')
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 120 80] /Contents 4 0 R /Resources << /XObject << ${names} >> >> ${page} >>`,
    ),
    Buffer.from(`<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`),
    ...images.map(({ dictionary, bytes }) =>
      Buffer.concat([
        Buffer.from(
          `<< /Type /XObject /Subtype /Image /BitsPerComponent 8 ${dictionary} /Length ${bytes.length} >>\nstream\n`,
        ),
        bytes,
        Buffer.from('\nendstream'),
      ]),
    ),
  ]
  const pieces = [Buffer.from('%PDF-1.4\n')]
  const offsets: number[] = []
  for (const [i, body] of objects.entries()) {
    offsets.push(Buffer.concat(pieces).length)
    pieces.push(Buffer.from(`${i + 1} 0 obj\n`), body, Buffer.from('\nendobj\n'))
  }
  const start = Buffer.concat(pieces).length
  const rows = offsets.map(at => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  pieces.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(pieces)
}

async function put(name: string, bytes: Buffer): Promise<string> {
  await writeFile(join(dir, name), bytes)
  return join(dir, name)
}

/** Which corners of a page are red, in the order top left, top right, bottom right, bottom left. */
async function redCorners(path: string, page = 1): Promise<string> {
  const { decoded } = await decodePage(path, page)
  const { data, width: across, height: down } = decoded.image
  const isRed = (x: number, y: number) => {
    const at = (Math.floor(y * down) * across + Math.floor(x * across)) * 3
    return (data[at] ?? 0) > 150 && (data[at + 1] ?? 255) < 100
  }
  return [isRed(0.2, 0.2), isRed(0.8, 0.2), isRed(0.8, 0.8), isRed(0.2, 0.8)].map(Number).join('')
}

const jpegOf = async (): Promise<PdfImage> => ({
  dictionary: `/Width ${width} /Height ${height} /ColorSpace /DeviceRGB /Filter /DCTDecode`,
  bytes: await picture().jpeg({ quality: 90 }).toBuffer(),
  place: [120, 80, 0, 0],
})

test.each([
  [0, '1000'],
  [90, '0100'],
  [180, '0010'],
  [270, '0001'],
])('a page of one JPEG that is shown turned by %i° comes out as it is shown', async (turn, corners) => {
  const path = await put(`turned-${turn}.pdf`, pdfOf([await jpegOf()], `/Rotate ${turn}`))
  expect(await redCorners(path)).toBe(corners)
  const { decoded } = await decodePage(path, 1)
  expect([decoded.width, decoded.height]).toEqual(turn % 180 === 0 ? [120, 80] : [80, 120])
  expect(Math.round(decoded.dpi ?? 0)).toBe(72)
  // Only an upright one can be passed on as it is.
  expect(decoded.jpeg !== undefined).toBe(turn === 0)
})

test('a page of uncompressed or zipped strips, as some scanners write them', async () => {
  const half = pixels.length / 2
  const strip = (from: number, bottom: number): PdfImage => ({
    dictionary: `/Width ${width} /Height ${height / 2} /ColorSpace /DeviceRGB /Filter /FlateDecode`,
    bytes: deflateSync(pixels.subarray(from, from + half)),
    place: [120, 40, 0, bottom],
  })
  expect(await redCorners(await put('strips.pdf', pdfOf([strip(0, 40), strip(half, 0)])))).toBe('1000')
  expect(await redCorners(await put('turned.pdf', pdfOf([strip(0, 40), strip(half, 0)], '/Rotate 90')))).toBe(
    '0100',
  )
})

test('a fax-coded page, black on white', async () => {
  const tiff = await picture()
    .greyscale()
    .threshold(200)
    .toColourspace('b-w')
    .tiff({ bitdepth: 1, compression: 'ccittfax4' })
    .toBuffer()
  const tag = readTags(tiff)
  const start = tag.get(273) ?? 0
  const bytes = tiff.subarray(start, start + (tag.get(279) ?? 0))
  const blackIs1 = tag.get(262) === 1
  const fax: PdfImage = {
    dictionary: `/Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns ${width} /Rows ${height} /BlackIs1 ${blackIs1} >>`,
    bytes,
    place: [120, 80, 0, 0],
  }
  const { decoded } = await decodePage(await put('fax.pdf', pdfOf([fax])), 1)
  expect([decoded.width, decoded.height, decoded.dpi]).toEqual([500, 333, 300])
  const grey = (x: number, y: number) => decoded.image.data[(y * 500 + x) * 3] ?? -1
  expect([grey(100, 60), grey(400, 60), grey(400, 280), grey(100, 280)]).toEqual([0, 255, 255, 255])
})

/** The tags of a TIFF's first page that hold one number. */
function readTags(tiff: Buffer): Map<number, number> {
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const long = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  const directory = long(4)
  return new Map(
    Array.from({ length: short(directory) }, (_, i) => {
      const at = directory + 2 + i * 12
      return [short(at), short(at + 2) === 3 ? short(at + 8) : long(at + 8)] as const
    }),
  )
}

test('every page of a TIFF and of a PDF is a page of its own, and a small copy keeps the size of the original in mind', async () => {
  const colours = ['#ff0000', '#00ff00', '#0000ff']
  const sheets = await Promise.all(
    colours.map(background =>
      sharp({ create: { width, height, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  )
  const tiff = await put(
    'a.tif',
    await sharp(sheets, { join: { animated: true } })
      .tiff()
      .toBuffer(),
  )
  const jpegs = await Promise.all(sheets.map(sheet => sharp(sheet).jpeg().toBuffer()))
  const pdf = await put(
    'a.pdf',
    writePdf(
      jpegs.map(jpeg => ({ jpeg, dpi: 100 })),
      { title: 'Sổ' },
    ),
  )
  for (const path of [tiff, pdf]) {
    expect(await countPages(path)).toBe(3)
    for (const page of [3, 1, 2]) {
      const { decoded, sha256 } = await decodePage(path, page, 60)
      expect([decoded.width, decoded.height, decoded.image.width]).toEqual([width, height, 60])
      expect([...decoded.image.data.subarray(0, 3)].map(level => Math.round(level / 255))).toEqual(
        colours.map((_, i) => (i === page - 1 ? 1 : 0)),
      )
      expect(sha256).toBe(await hashSource(path))
    }
  }
})

test('a PDF that is broken, cut or locked says so, each time it is asked for, and still has its hash', async () => {
  const failure = (work: Promise<unknown>) =>
    work.then(
      () => 'nothing thrown',
      (error: unknown) => (error instanceof AppError ? error.code : String(error)),
    )
  const whole = pdfOf([await jpegOf()])
  const broken = await put('broken.pdf', whole.subarray(0, 200))
  const named = await put('text.pdf', Buffer.from('Kính gửi'))
  for (const path of [broken, named, broken]) {
    expect(await failure(countPages(path))).toBe('pdf.unreadable')
    expect(await failure(decodePage(path, 1))).toBe('pdf.unreadable')
    expect(await hashSource(path)).toMatch(/^[0-9a-f]{64}$/)
  }
  expect(await failure(decodePage(join(dir, 'none.pdf'), 1))).toBe('file.not-found')
})
