import { type Entry, getFileNameLowLevel } from 'yauzl'

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })
const utf8Flag = 0x800
const unicodePathField = 0x7075

/**
 * The name of an entry, with '/' between folders. An entry flagged UTF-8 or carrying Info-ZIP's Unicode path is read so;
 * without either, bytes that are valid UTF-8 are taken as UTF-8 (macOS writes it unflagged), else CP437 (the standard).
 */
export function decodeZipName(entry: Entry): string {
  const flagged = (entry.generalPurposeBitFlag & utf8Flag) !== 0
  if (!flagged && !entry.extraFields.some(field => field.id === unicodePathField)) {
    try {
      return strictUtf8.decode(entry.fileNameRaw).replaceAll('\\', '/').normalize('NFC')
    } catch {
      // not UTF-8: CP437 below
    }
  }
  return getFileNameLowLevel(
    entry.generalPurposeBitFlag,
    entry.fileNameRaw,
    entry.extraFields,
    false,
  ).normalize('NFC')
}

/** Whether unpacking an entry of this name could leave the folder it is unpacked in. */
export function isUnsafeZipName(name: string): boolean {
  return (
    name === '' ||
    name.startsWith('/') ||
    /^[A-Za-z]:/.test(name) ||
    name.split('/').includes('..') ||
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters in a file name are what is looked for
    /[\u0000-\u001f]/.test(name)
  )
}

/** Files that systems add beside a person's own: never looked at, never counted. */
export function isSystemFile(name: string): boolean {
  const base = name.slice(name.lastIndexOf('/') + 1)
  return name.startsWith('__MACOSX/') || /^(\.DS_Store|Thumbs\.db|desktop\.ini|\._.*)$/i.test(base)
}

const unixHost = 3
const typeMask = 0o170000
const symbolicLink = 0o120000

/** Whether the entry is a symbolic link (Unix archives keep the file's type in the upper half of the attributes). */
export function isSymbolicLink(entry: Entry): boolean {
  return (
    entry.versionMadeBy >> 8 === unixHost &&
    ((entry.externalFileAttributes >>> 16) & typeMask) === symbolicLink
  )
}
