import { extremeRoutine, flattenRoutine, meanPixelsRoutine, sumRowsRoutine, warpRoutine } from './routines.ts'
import { assemble, type Routine } from './wasm-code.ts'

/*
 * The loops that touch every pixel of a page run as WebAssembly with vectors. The same loops in JavaScript took four times as
 * long and were half of a page's time (CPU ms for 300 dpi A4: drawing 150 against 35, shrinking 41 against 12).
 */
const routines: readonly Routine[] = [
  warpRoutine(),
  sumRowsRoutine(),
  meanPixelsRoutine(),
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

/** The routines and their memory, which grows to the largest page seen; 130 MB for an A3 double page at 300 dpi. */
export interface PixelKernel {
  /** Copies an image in once for all that is done with it until `forget`: 12 ms for 10 million pixels each time saved. */
  keep(image: Uint8Array): void
  forget(): void
  /** The image in the kernel's memory, and pieces of memory of these sizes with whatever is in them; those handed out earlier are gone. */
  place(image: Uint8Array, ...sizes: readonly number[]): readonly Block[]
  /** The functions of routines.ts. */
  readonly warp: Run
  readonly sumRows: Run
  readonly meanPixels: Run
  readonly flatten: Run
  readonly brightest: Run
  readonly darkest: Run
}

type Run = (...values: number[]) => void

let kernel: PixelKernel | undefined

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
  let kept: Uint8Array | undefined
  const blocks = (from: number, sizes: readonly number[]): Block[] => {
    const places: number[] = []
    let end = from
    for (const size of sizes) {
      places.push(end)
      end = roundUp(end + size)
    }
    const missing = end - memory.buffer.byteLength
    if (missing > 0) memory.grow(Math.ceil(missing / pageBytes))
    return sizes.map((size, i) => {
      const at = places[i] ?? 0
      return { at, bytes: new Uint8Array(memory.buffer, at, size) }
    })
  }
  return {
    keep(image) {
      blocks(0, [image.length])[0]?.bytes.set(image)
      kept = image
    },
    forget() {
      kept = undefined
    },
    place(image, ...sizes) {
      if (image === kept) return blocks(0, [image.length, ...sizes])
      const pieces = blocks(kept === undefined ? 0 : roundUp(kept.length), [image.length, ...sizes])
      pieces[0]?.bytes.set(image)
      return pieces
    },
    warp: find('warp'),
    sumRows: find('sumRows'),
    meanPixels: find('meanPixels'),
    flatten: find('flatten'),
    brightest: find('brightest'),
    darkest: find('darkest'),
  }
}
