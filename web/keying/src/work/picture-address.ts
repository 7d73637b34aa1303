/** Where the server has a page's picture, with the viewer's mark. */
export const pageAddress = (agency: string, page: string): string => `/api/pages/${agency}/${page}/image`

/** Where the server has the picture of one field of a case. */
export const fieldAddress = (agency: string, entry: string, field: string): string =>
  `/api/cases/${agency}/${entry}/fields/${field}`
