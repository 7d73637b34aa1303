const paths = new WeakMap<File, string>()

/** The path of a file within the folder that was dropped; undefined for a file that came by itself. */
export function droppedPath(file: File): string | undefined {
  return paths.get(file)
}

/** The files of a drop, with those in folders and below. Call it while the event is handled: later the browser has forgotten what was dropped. */
export function readDropped(transfer: DataTransfer): Promise<readonly File[]> {
  const entries = [...transfer.items].map(item => item.webkitGetAsEntry?.() ?? null)
  if (!entries.some(entry => entry?.isDirectory)) return Promise.resolve([...transfer.files])
  return readAll(entries.filter(entry => entry !== null))
}

async function readAll(entries: readonly FileSystemEntry[]): Promise<readonly File[]> {
  const files: File[] = []
  for (const entry of entries) files.push(...(await readEntry(entry)))
  return files
}

async function readEntry(entry: FileSystemEntry): Promise<readonly File[]> {
  if (isFolder(entry)) return readAll(await readFolder(entry))
  if (!isFile(entry)) return []
  const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
  paths.set(file, entry.fullPath.replace(/^\//, ''))
  return [file]
}

/** A folder is read in portions of 100 or so, until one is empty. */
async function readFolder(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return all
    all.push(...some)
  }
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
