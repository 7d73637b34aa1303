/** Who uses the page, kept so that it opens without a line. */
export interface KeptAccount {
  readonly id: string
  readonly displayName: string
  readonly agencyName: string
  readonly language: 'vi' | 'en'
  readonly mayUpload: boolean
}
