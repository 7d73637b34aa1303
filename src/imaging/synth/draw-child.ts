import { writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import sharp from 'sharp'
import { type MadePage, makePicture, type PageRequest } from './page-request.ts'

/**
 * The child process `__draw`: one request a line on standard input, one made page a line on standard output, in order.
 * Ends when its input ends. One thread each: the parent starts as many children as there are cores.
 */
export async function run(): Promise<number> {
  sharp.concurrency(1)
  sharp.cache(false)
  for await (const line of createInterface({ input: process.stdin })) {
    // The parent is this same program: the line is what `drawPages` wrote.
    const request = JSON.parse(line) as PageRequest
    const { jpeg, truth } = await makePicture(request)
    await writeFile(request.path, jpeg)
    const made: MadePage = { path: request.path, sizeBytes: jpeg.length, truth }
    process.stdout.write(`${JSON.stringify(made)}\n`)
  }
  return 0
}
