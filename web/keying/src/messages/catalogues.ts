import type { Language } from '../../../../src/register/text.ts'
import { en } from './en.ts'
import { type Messages, vi } from './vi.ts'

/** The sentences of the application by language. */
export const catalogues: Readonly<Record<Language, Messages>> = { vi, en }
