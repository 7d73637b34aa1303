import Docxtemplater from 'docxtemplater'
import { z } from 'zod'
import { AppError } from '../../../errors.ts'
import { type DocxParts, toPizZip } from '../../../papers/word/docx-parts.ts'
import { findQrParts, templateOptions } from '../../../papers/word/fill-docx.ts'
import type { Remark } from '../../../papers/word/letter.ts'
import { readLetter } from '../../../papers/word/read-letter.ts'
import {
  childrenOf,
  parseXml,
  textOf,
  walk,
  type XmlElement,
  XmlError,
} from '../../../papers/word/xml-tree.ts'
import type { PaperId } from '../../../register/extract-papers.ts'
import { listPlaceholders } from '../papers/placeholders.ts'

/**
 * Judges a .docx that an office wants to print a paper with: it opens, holds nothing that runs or fetches, has the placeholders it must have and
 * none that nobody knows. Gives what of it the PDF will not have. Throws `template.*`.
 */
export function checkTemplate(paper: PaperId, name: string, parts: DocxParts): readonly Remark[] {
  try {
    refuseActiveParts(name, parts)
    refuseLinks(name, parts)
    checkPlaceholders(paper, name, parts)
    return readLetter(parts).remarks
  } catch (error) {
    if (error instanceof XmlError) throw new AppError('template.not-docx', { name }, error)
    throw error
  }
}

/** Parts that run, or hold another file. */
const active =
  /vbaProject|vbaData|activeX|embeddings\/|oleObject|\.bin$|attachedToolbars|afchunk|\.html?$|\.rtf$/i
const documentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

function refuseActiveParts(name: string, parts: DocxParts): void {
  const types = parts.get('[Content_Types].xml')
  if (types === undefined || !parts.has('word/document.xml'))
    throw new AppError('template.not-docx', { name })
  const found = [...parts.keys()].find(part => active.test(part))
  if (found !== undefined) throw new AppError('template.active', { name, detail: found })
  const main = childrenOf(parseXml(types.toString('utf8')), 'Override').find(
    ({ attributes }) => attributes.PartName === '/word/document.xml',
  )
  // A document with macros, or one for another program, under the name of a .docx.
  if (main?.attributes.ContentType !== documentType) throw new AppError('template.not-docx', { name })
}

/** Fields that fetch from elsewhere or start something when the document is opened. */
const fetching = /^\s*(DDE|DDEAUTO|INCLUDE|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|MACROBUTTON|DATABASE|RD)\b/i

function refuseLinks(name: string, parts: DocxParts): void {
  for (const [part, bytes] of parts) {
    if (!/\.(xml|rels)$/.test(part)) continue
    const root = parseXml(bytes.toString('utf8'))
    for (const element of walk(root)) {
      if (element.name === 'Relationship' && element.attributes.TargetMode === 'External')
        throw new AppError('template.link', { name, detail: element.attributes.Target ?? part })
      const instruction = instructionOf(element)
      if (fetching.test(instruction))
        throw new AppError('template.active', { name, detail: instruction.trim() })
      if (element.name === 'w:altChunk') throw new AppError('template.active', { name, detail: 'altChunk' })
    }
  }
}

/** What a field is told to do; of one in pieces the whole, from the paragraph it is in. */
function instructionOf(element: XmlElement): string {
  if (element.name === 'w:fldSimple') return element.attributes['w:instr'] ?? ''
  if (element.name !== 'w:p') return ''
  return [...walk(element)]
    .filter(({ name }) => name === 'w:instrText')
    .map(textOf)
    .join('')
}

/** What the library says of a template it can't read. */
const complaintSchema = z.looseObject({
  properties: z.looseObject({
    id: z.string().optional(),
    xtag: z.string().optional(),
    errors: z.array(z.unknown()).optional(),
  }),
})

/** The placeholder a complaint is about. */
function tagOf(error: unknown): string {
  const complaint = complaintSchema.safeParse(error).data
  if (complaint === undefined) return ''
  const [first] = complaint.properties.errors ?? []
  return first === undefined ? (complaint.properties.xtag ?? '') : tagOf(first)
}

function checkPlaceholders(paper: PaperId, name: string, parts: DocxParts): void {
  const known = listPlaceholders(paper)
  const used = listUsed(name, parts)
  const unknown = used.filter(({ tag, within }) => {
    const isPart = known.some(each => each.name === within && each.parts?.includes(tag) === true)
    return !isPart && !known.some(each => each.name === tag)
  })
  if (unknown.length > 0)
    throw new AppError('template.unknown', { names: braced(unknown.map(({ tag }) => tag)) })
  const missing = known
    .filter(each => each.required && !used.some(({ tag }) => tag === each.name))
    .map(each => each.name)
  const hasQr = findQrParts(parts).length > 0
  if (missing.length > 0 || !hasQr) {
    const names = [...(missing.length === 0 ? [] : [braced(missing)]), ...(hasQr ? [] : ['ảnh mã QR'])]
    throw new AppError('template.missing', { names: names.join(', ') })
  }
}

const braced = (names: readonly string[]) => [...new Set(names)].map(name => `{${name}}`).join(', ')

interface Used {
  readonly tag: string
  /** The repeated part it stands in. */
  readonly within: string | null
}

/** What the library found in a part of the document: text and placeholders, those within a repeated part below it. */
interface Found {
  readonly type: string
  readonly value?: string | undefined
  readonly module?: string | undefined
  readonly subparsed?: readonly Found[] | undefined
}
const foundSchema: z.ZodType<Found> = z.lazy(() =>
  z.looseObject({
    type: z.string(),
    value: z.string().optional(),
    module: z.string().optional(),
    subparsed: z.array(foundSchema).optional(),
  }),
)
const inspectedSchema = z.looseObject({ inspect: z.looseObject({ postparsed: z.array(foundSchema) }) })

/** Every placeholder of a template. The library's own module for this needs a package that it does not bring. Throws `template.*`. */
function listUsed(name: string, parts: DocxParts): readonly Used[] {
  const found: Found[] = []
  const inspect = {
    name: 'inspect',
    set(told: unknown) {
      found.push(...(inspectedSchema.safeParse(told).data?.inspect.postparsed ?? []))
    },
  }
  try {
    new Docxtemplater(toPizZip(parts), { ...templateOptions, modules: [inspect] })
  } catch (error) {
    const tag = tagOf(error)
    if (tag === '') throw new AppError('template.not-docx', { name }, error)
    throw new AppError('template.braces', { detail: `"${tag}"` }, error)
  }
  return flatten(found, null)
}

function flatten(found: readonly Found[], within: string | null): readonly Used[] {
  return found.flatMap(({ type, value = '', module, subparsed }) => {
    if (type !== 'placeholder') return []
    // `{@name}` would put XML in as it is.
    if (module === 'rawxml') throw new AppError('template.braces', { detail: `"@${value}"` })
    return [{ tag: value, within }, ...flatten(subparsed ?? [], value)]
  })
}
