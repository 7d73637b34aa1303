import { type Operations, op } from '../operation.ts'

const chain = '/api/books/:agency/:book/chain'
const minutes = '/api/acceptance/lots/:agency/:lot/minutes'

/** The counts of a book and why they differ, and the minutes of a lot. */
export const countOperations: Operations = {
  [`GET ${chain}`]: op(
    'getCounts',
    'Chuỗi số liệu của sổ',
    'The counts of a book, from its closing total to its records',
  ),
  [`POST ${chain}/reasons`]: op(
    'stateCountReason',
    'Nêu lý do số liệu chênh nhau',
    'State why two counts differ',
  ),
  [`DELETE ${chain}/reasons/:reason`]: op(
    'withdrawCountReason',
    'Rút lý do đã nêu',
    'Take a stated reason back',
  ),
  [`GET ${minutes}`]: op('getMinutes', 'Biên bản nghiệm thu', 'The minutes of a lot'),
  [`GET ${minutes}/docx`]: op(
    'getMinutesDocx',
    'Biên bản nghiệm thu dạng Word',
    'The minutes as a Word file',
    {
      answers: 'docx',
    },
  ),
  [`GET ${minutes}/pdf`]: op('getMinutesPdf', 'Biên bản nghiệm thu dạng PDF', 'The minutes as PDF', {
    answers: 'pdf',
  }),
}
