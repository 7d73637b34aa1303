/*
 * Written by hand because yazl (measured for this project) cannot give what a book of 10,000 PDFs needs: it keeps every
 * buffer it was given until the end, and streams carry their sizes in a data descriptor behind the data, which Java's
 * ZipInputStream refuses for stored entries. Here sizes stand in the local header, memory is one entry, and the same
 * input gives the same bytes: entries in the order given, all dated 1980-01-01 00:00, no host attributes.
 */

const dosEpochDate = 0x0021
const utf8Flag = 0x0800
/** Sizes and places from here on need the fields of zip64. */
export const maxUint32 = 0xffffffff

/** A file as the zip's headers describe it; `offset` is where its local header stands. */
export interface Written {
  readonly name: Buffer
  readonly method: 0 | 8
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

/** What stands before a file's name and bytes. */
export function localHeader(entry: Written): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  writeCommon(header, 6, entry)
  return header
}

/** The fields that the local header and the directory share: flags, method, date, CRC, sizes, length of the name. */
function writeCommon(record: Buffer, at: number, entry: Written): void {
  record.writeUInt16LE(utf8Flag, at)
  record.writeUInt16LE(entry.method, at + 2)
  record.writeUInt16LE(0, at + 4)
  record.writeUInt16LE(dosEpochDate, at + 6)
  record.writeUInt32LE(entry.crc, at + 8)
  record.writeUInt32LE(entry.packed, at + 12)
  record.writeUInt32LE(entry.size, at + 16)
  record.writeUInt16LE(entry.name.length, at + 20)
}

/** What the directory says of a file. */
export function directoryRecord(entry: Written): Buffer[] {
  const far = entry.offset > maxUint32 - 1
  const record = Buffer.alloc(46)
  record.writeUInt32LE(0x02014b50, 0)
  record.writeUInt16LE(far ? 45 : 20, 4)
  record.writeUInt16LE(far ? 45 : 20, 6)
  writeCommon(record, 8, entry)
  record.writeUInt16LE(far ? 12 : 0, 30)
  record.writeUInt32LE(far ? maxUint32 : entry.offset, 42)
  if (!far) return [record, entry.name]
  const zip64 = Buffer.alloc(12)
  zip64.writeUInt16LE(1, 0)
  zip64.writeUInt16LE(8, 2)
  zip64.writeBigUInt64LE(BigInt(entry.offset), 4)
  return [record, entry.name, zip64]
}

/** What stands behind the directory. */
export function endRecords(count: number, directoryStart: number, directorySize: number): Buffer {
  const far = count >= 0xffff || directoryStart + directorySize >= maxUint32
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(far ? 0xffff : count, 8)
  end.writeUInt16LE(far ? 0xffff : count, 10)
  end.writeUInt32LE(far ? maxUint32 : directorySize, 12)
  end.writeUInt32LE(far ? maxUint32 : directoryStart, 16)
  if (!far) return end
  const zip64 = Buffer.alloc(56 + 20)
  zip64.writeUInt32LE(0x06064b50, 0)
  zip64.writeBigUInt64LE(44n, 4)
  zip64.writeUInt16LE(45, 12)
  zip64.writeUInt16LE(45, 14)
  zip64.writeBigUInt64LE(BigInt(count), 24)
  zip64.writeBigUInt64LE(BigInt(count), 32)
  zip64.writeBigUInt64LE(BigInt(directorySize), 40)
  zip64.writeBigUInt64LE(BigInt(directoryStart), 48)
  zip64.writeUInt32LE(0x07064b50, 56)
  zip64.writeBigUInt64LE(BigInt(directoryStart + directorySize), 64)
  zip64.writeUInt32LE(1, 72)
  return Buffer.concat([zip64, end])
}
