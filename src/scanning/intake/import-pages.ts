import { createReadStream } from 'node:fs'
import { AppError } from '../../errors.ts'
import type { App } from '../../platform/app.ts'
import type { Language } from '../../register/text.ts'
import type { Intake } from '../schema.ts'
import { type IncomingImage, type IntakeTarget, takeCapture } from './take-capture.ts'

/** Takes images in one after the other, in their order; what is no image is refused with a sentence and the others go on. */
export async function importPages(
  app: Pick<App, 'database' | 'vault' | 'config'>,
  target: IntakeTarget,
  images: Iterable<IncomingImage> | AsyncIterable<IncomingImage>,
  language: Language = 'vi',
): Promise<Intake> {
  const result: Intake = { accepted: [], duplicates: [], refused: [] }
  for await (const image of images) {
    try {
      const { sequence, isDuplicate } = await takeCapture(app, target, image)
      const list = isDuplicate ? result.duplicates : result.accepted
      list.push({ name: image.name, sequence })
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== 'input') throw error
      result.refused.push({ name: image.name, message: error.text(language) })
    }
  }
  return result
}

/** Images of this disk, for `importPages`. */
export function* readImages(
  files: Iterable<{ readonly name: string; readonly path: string }>,
): Generator<IncomingImage> {
  for (const { name, path } of files) yield { name, bytes: createReadStream(path) }
}
