import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { programRoot } from '../../platform/program.ts'

/** A unit that went into another, wholly or in part. */
export interface DvhcPart {
  readonly code: string
  readonly name: string
  readonly extent: 'full' | 'partial'
}

/** A unit of 01/07/2025 and what it was made of. */
export interface DvhcUnit {
  readonly code: string
  readonly name: string
  readonly madeOf: readonly DvhcPart[]
}

export interface DvhcProvince extends DvhcUnit {
  /** What it has been called since a later day. */
  readonly renamed: { readonly onDate: string; readonly name: string } | null
}

export interface DvhcCommune extends DvhcUnit {
  readonly province: string
}

/** The official lists, and the SHA-256 of their text for the journal. */
export interface Dvhc {
  readonly provinces: readonly DvhcProvince[]
  readonly communes: readonly DvhcCommune[]
  readonly sha256: string
}

/** Plain files, shipped with the program as the migrations are. */
const folder = join(programRoot, 'src', 'agencies', 'dvhc')

/** Reads the official lists (README.md beside them says where they come from). */
export async function readDvhc(): Promise<Dvhc> {
  const [provinces, communes] = await Promise.all(
    ['provinces.tsv', 'communes.tsv'].map(name => readFile(join(folder, name), 'utf8')),
  )
  if (provinces === undefined || communes === undefined) throw new Error('the lists are not there')
  return {
    provinces: readLines(provinces).map(([code = '', name = '', madeOf = '', renamed = '']) => ({
      code,
      name,
      madeOf: readParts(madeOf),
      renamed: renamed === '' ? null : { onDate: renamed.slice(0, 10), name: renamed.slice(11) },
    })),
    communes: readLines(communes).map(([province = '', code = '', name = '', madeOf = '']) => ({
      province,
      code,
      name,
      madeOf: readParts(madeOf),
    })),
    sha256: createHash('sha256').update(provinces).update(communes).digest('hex'),
  }
}

const readLines = (text: string): string[][] =>
  text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map(line => line.normalize('NFC').split('\t'))

/** `00004 Phường Trúc Bạch; ~00016 Phường Ngọc Hà` */
const readParts = (text: string): DvhcPart[] =>
  text.split('; ').map(part => {
    const [, tilde, code = '', name = ''] = /^(~?)(\d+) (.+)$/.exec(part) ?? []
    return { code, name, extent: tilde === '~' ? 'partial' : 'full' }
  })
