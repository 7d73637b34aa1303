/** Where a thing comes from: `official` was seen in the ministry's own files, `inferred` is our proposal and is shown as "chưa có mẫu chính thức". */
export type Status = 'official' | 'inferred'
