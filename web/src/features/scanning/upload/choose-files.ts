import { droppedPath } from '../../../ui/read-dropped.ts'

const byName = new Intl.Collator('vi', { numeric: true })
const accepted = /\.(jpe?g|jfif|png|tiff?|webp|pdf|hei[cf])$/i
const hidden = /(^|\/)([.~][^/]*|Thumbs\.db|desktop\.ini|[^/]*~)$|\.(tmp|part|crdownload)$/i

/** What a file dialog offers. */
export const acceptedTypes =
  'image/jpeg,image/png,image/tiff,image/webp,application/pdf,.jpg,.jpeg,.png,.tif,.tiff,.webp,.pdf'

/** A file that was chosen, with its path when it came in a folder. */
export interface ChosenFile {
  readonly path: string
  readonly file: File
}

/**
 * Files in the order in which they become pages: that of their names, `trang 2` before `trang 10`. What systems leave lying in folders is
 * passed over.
 */
export function chooseFiles(files: readonly File[]): readonly ChosenFile[] {
  return files
    .map(file => ({ path: pathOf(file), file }))
    .filter(({ path }) => !hidden.test(path))
    .sort((a, b) => compareNames(a.path, b.path))
}

/** Whether a file may be a picture, as far as its name tells: the server looks inside, and knows what to say about HEIC. */
export function maySend(path: string): boolean {
  return accepted.test(path)
}

/** Natural order of names. */
export function compareNames(a: string, b: string): number {
  return byName.compare(a, b)
}

function pathOf(file: File): string {
  return (droppedPath(file) ?? (file.webkitRelativePath || file.name)).normalize('NFC')
}
