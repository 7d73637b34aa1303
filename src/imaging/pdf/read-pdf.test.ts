import sharp from 'sharp'
import { expect, test } from 'vitest'
import { AppError } from '../../errors.ts'
import { openPdf } from './read-pdf.ts'
import { writePdf } from './write-pdf.ts'

const jpeg = await sharp({ create: { width: 827, height: 1169, channels: 3, background: '#c8b090' } })
  .jpeg()
  .toBuffer()

/** A PDF of one page whose content is given; classic cross-reference table. */
function smallPdf(content: string, page = '', trailer = ''): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R ${page} >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((body, i) => {
    const at = text.length
    text += `${i + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const start = text.length
  text += `xref\n0 5\n0000000000 65535 f \n${offsets.map(at => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`
  return Buffer.from(
    `${text}trailer\n<< /Size 5 /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
    'latin1',
  )
}

async function failure(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return error instanceof AppError ? error.code : `no AppError: ${String(error)}`
}

test('a scanner’s JPEG that fills the page is taken out byte for byte, with its resolution', async () => {
  const pdf = await openPdf(
    writePdf(
      [
        { jpeg, dpi: 100 },
        { jpeg, dpi: 200 },
      ],
      { title: 'Sổ' },
    ),
    'a.pdf',
  )
  expect(pdf.pageCount).toBe(2)
  const second = await pdf.readPage(2)
  expect(second.kind).toBe('jpeg')
  if (second.kind === 'jpeg') expect(second.jpeg.equals(jpeg)).toBe(true)
  expect(second.dpi).toBeCloseTo(200, 0)
  pdf.close()
})

test('any other page is drawn at 300 dpi, upright by its own turn', async () => {
  const pdf = await openPdf(smallPdf('1 0 0 rg 0 0 100 100 re f', '/Rotate 90'), 'a.pdf')
  const page = await pdf.readPage(1)
  if (page.kind !== 'pixels') throw new Error('expected a drawn page')
  expect([page.width, page.height]).toEqual([417, 833])
  const colourAt = (y: number) => [
    ...page.rgba.subarray((y * page.width + 200) * 4, (y * page.width + 200) * 4 + 3),
  ]
  expect([colourAt(100), colourAt(700)]).toEqual([
    [255, 0, 0],
    [255, 255, 255],
  ])
  pdf.close()
})

test('a file that is no PDF, a cut one and a locked one are told apart', async () => {
  expect(await failure(openPdf(Buffer.from('hello'), 'a.pdf'))).toBe('pdf.unreadable')
  expect(await failure(openPdf(Buffer.from('%PDF-1.4\nrubbish'), 'a.pdf'))).toBe('pdf.unreadable')
  const lock = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >> /ID [<00> <00>]`
  expect(await failure(openPdf(smallPdf('', '', lock), 'a.pdf'))).toBe('pdf.encrypted')
})
