import {
  extremeRoutine,
  flattenRoutine,
  greyRoutine,
  meanPixelsRoutine,
  sumPixelsRoutine,
  sumRowsRoutine,
  warpRoutine,
} from './routines.ts'
import { assemble, type Routine } from './wasm-code.ts'

/*
 * The loops that touch every pixel of a page run as WebAssembly with vectors. The same loops in JavaScript took four times as
 * long and were half of a page's time (CPU ms for 300 dpi A4: drawing 150 against 35, shrinking 41 against 12).
 */
const routines: readonly Routine[] = [
  warpRoutine(),
  sumRowsRoutine(),
  sumPixelsRoutine(),
  meanPixelsRoutine(),
  greyRoutine(),
  flattenRoutine(),
  extremeRoutine('brightest'),
  extremeRoutine('darkest'),
]

const pageBytes = 65_536
/** Room behind every piece of memory for bytes read or written beyond its end. */
const slack = 64

function roundUp(end: number): number {
  return (end + slack + 15) & ~15
}

/** A piece of the routines' memory. */
export interface Block {
  readonly at: number
  readonly bytes: Uint8Array
}

/**
 * The routines and their memory, which grows to the largest page seen; 130 MB for an A3 double page at 300 dpi. Images that are kept
 * lie at its beginning and are not copied in again: 12 ms for 10 million pixels each time.
 */
export interface PixelKernel {
  /** Copies an image in for all that is done with it until it is forgotten. */
  keep(image: Uint8Array): void
  /** Keeps a block as an image until it is forgotten: its bytes are the kernel's own, so copy what has to live longer. */
  keepBlock(block: Block): Uint8Array
  /** Makes room for so many bytes beside what is kept; must precede `keepBlock`, since memory that grows takes blocks away. */
  reserve(bytes: number): void
  /** The number of images kept, and forgetting those kept since. */
  mark(): number
  forget(mark: number): void
  /** The image in the kernel's memory, and pieces of memory of these sizes with whatever is in them; those handed out earlier are gone. */
  place(image: Uint8Array, ...sizes: readonly number[]): readonly Block[]
  /** The functions of routines.ts. */
  readonly warp: Run
  readonly sumRows: Run
  readonly sumPixels: Run
  readonly meanPixels: Run
  readonly grey: Run
  readonly flatten: Run
  readonly brightest: Run
  readonly darkest: Run
}

type Run = (...values: number[]) => void

let kernel: PixelKernel | undefined

/** What a function that draws returns: a copy of its own, or the kernel's own bytes, kept until they are forgotten. */
export type KernelResult = 'copy' | 'keep'

export function takeResult(block: Block, result: KernelResult): Uint8Array {
  return result === 'keep' ? getPixelKernel().keepBlock(block) : block.bytes.slice()
}

/** The one kernel of this process: its callers finish before they return, so they never meet. */
export function getPixelKernel(): PixelKernel {
  kernel ??= createKernel()
  return kernel
}

function createKernel(): PixelKernel {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 65_536 })
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(assemble(routines)), {
    env: { memory },
  })
  const find = (name: string): Run => {
    const run = exports[name]
    if (run === undefined) throw new Error(`no routine ${name}`)
    return run
  }
  const kept: { readonly image: Uint8Array; readonly at: number; readonly isBlock: boolean }[] = []
  const firstFree = () => {
    const last = kept.at(-1)
    return last === undefined ? 0 : roundUp(last.at + last.image.length)
  }
  const growTo = (end: number) => {
    const missing = end - memory.buffer.byteLength
    if (missing <= 0) return
    if (kept.some(({ isBlock }) => isBlock)) throw new Error(`${missing} bytes were not reserved`)
    memory.grow(Math.ceil(missing / pageBytes))
  }
  const blocks = (from: number, sizes: readonly number[]): Block[] => {
    const places: number[] = []
    let end = from
    for (const size of sizes) {
      places.push(end)
      end = roundUp(end + size)
    }
    growTo(end)
    return sizes.map((size, i) => {
      const at = places[i] ?? 0
      return { at, bytes: new Uint8Array(memory.buffer, at, size) }
    })
  }
  return {
    keep(image) {
      const at = firstFree()
      blocks(at, [image.length])[0]?.bytes.set(image)
      kept.push({ image, at, isBlock: false })
    },
    keepBlock({ at, bytes }) {
      kept.push({ image: bytes, at, isBlock: true })
      return bytes
    },
    reserve: bytes => growTo(firstFree() + bytes),
    mark: () => kept.length,
    forget(mark) {
      kept.splice(mark)
    },
    place(image, ...sizes) {
      const found = kept.find(each => each.image === image)
      if (found !== undefined) {
        const others = blocks(firstFree(), sizes)
        return [{ at: found.at, bytes: new Uint8Array(memory.buffer, found.at, image.length) }, ...others]
      }
      const pieces = blocks(firstFree(), [image.length, ...sizes])
      pieces[0]?.bytes.set(image)
      return pieces
    },
    warp: find('warp'),
    sumRows: find('sumRows'),
    sumPixels: find('sumPixels'),
    meanPixels: find('meanPixels'),
    grey: find('grey'),
    flatten: find('flatten'),
    brightest: find('brightest'),
    darkest: find('darkest'),
  }
}
