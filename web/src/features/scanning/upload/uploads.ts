import { sendFile } from './send-file.ts'
import { uploadMemory } from './upload-memory.ts'
import { createUploadStore } from './upload-store.ts'

/** The files that go out from this browser window. */
export const uploads = createUploadStore({ send: sendFile, tab: window, memory: uploadMemory })
uploadMemory.forgetOld()
