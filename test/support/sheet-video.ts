import { open } from 'node:fs/promises'
import { drawFrame } from '../../web/capture/src/sheet/testing/draw-frame.ts'

const [width, height] = [640, 480]

/**
 * Writes a video (YUV4MPEG2, grey) of a ruled sheet on a dark table for Chromium's fake camera; `isSheet` false: the bare table.
 */
export async function writeSheetVideo(path: string, isSheet = true): Promise<void> {
  const corners = [
    { x: 70, y: 40 },
    { x: 560, y: 52 },
    { x: 580, y: 440 },
    { x: 52, y: 428 },
  ] as const
  const chroma = Buffer.alloc((width * height) / 2, 128)
  const file = await open(path, 'w')
  await file.write(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`)
  for (let seed = 1; seed <= 6; seed++) {
    const look = { width, height, paper: 205, table: 85, noise: 4, seed }
    const { data } = drawFrame(isSheet ? { ...look, corners } : look)
    await file.write('FRAME\n')
    await file.write(Buffer.from(data))
    await file.write(chroma)
  }
  await file.close()
}
