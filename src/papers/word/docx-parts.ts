import PizZip from 'pizzip'

/** The files inside a .docx, by name, in their order. */
export type DocxParts = ReadonlyMap<string, Buffer>

/** The media type of a .docx. */
export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The first moment a zip can tell of: the same parts always give the same bytes. */
const noTime = new Date(1980, 0, 1)

/** The parts as the library that fills them in wants them. */
export function toPizZip(parts: DocxParts): PizZip {
  const zip = new PizZip()
  for (const [name, bytes] of parts) zip.file(name, bytes, { date: noTime, createFolders: false })
  return zip
}

/** The parts in such a zip. */
export function fromPizZip(zip: PizZip): DocxParts {
  return new Map(
    Object.values(zip.files)
      .filter(file => !file.dir)
      .map(file => [file.name, Buffer.from(file.asUint8Array())]),
  )
}

/** A .docx of these parts; the same bytes every time. */
export function packDocx(parts: DocxParts): Buffer {
  return toPizZip(parts).generate({ type: 'nodebuffer', compression: 'DEFLATE' })
}
