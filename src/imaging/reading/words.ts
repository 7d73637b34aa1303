/** A word that was read, where it stands in the picture (pixels) and how sure the reader is, 0 to 1. */
export interface Word {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly confidence: number
  readonly text: string
}

/** The words of tesseract's TSV, in the order it reads them. */
export function parseWords(tsv: string): readonly Word[] {
  return tsv.split('\n').flatMap(line => {
    const [level, , , , , , left, top, width, height, confidence, text] = line.split('\t')
    const trimmed = text?.trim() ?? ''
    if (level !== '5' || trimmed === '') return []
    return [
      {
        left: Number(left),
        top: Number(top),
        width: Number(width),
        height: Number(height),
        confidence: Number(confidence) / 100,
        text: trimmed.normalize('NFC'),
      },
    ]
  })
}
