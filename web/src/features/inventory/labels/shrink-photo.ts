/** Longest side of a photo of a cover, in pixels: what is written on it can be read, and it is some 200 kB. */
const longestSide = 1400
const quality = 0.75

/** A photo made small, as JPEG in base 64. Throws where the browser can't read it. */
export async function shrinkPhoto(file: File): Promise<string> {
  const bitmap = await createImageBitmap(file)
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(bitmap.width * scale)
  canvas.height = Math.round(bitmap.height * scale)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return canvas.toDataURL('image/jpeg', quality).replace(/^.*,/, '')
}
