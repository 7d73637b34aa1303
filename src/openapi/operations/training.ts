import { type Operations, op } from '../operation.ts'

const practice = '/api/training/practices/:practice'
const nothing = { answers: 'nothing' } as const

/** Practising on invented books. */
export const trainingOperations: Operations = {
  'GET /api/training/practices': op('listPractices', 'Bài thực hành của mình', 'One’s own practice'),
  'POST /api/training/practices': op('beginPractice', 'Bắt đầu một bài thực hành', 'Begin a lesson'),
  [`GET ${practice}`]: op('getPractice', 'Một bài thực hành và chỗ đã bỏ sót', 'A try and what was missed'),
  [`GET ${practice}/sample`]: op(
    'getPracticeSample',
    'Mẫu cần kiểm tra trong bài nghiệm thu',
    'The sample to inspect in the lesson of acceptance',
  ),
  [`POST ${practice}/marks`]: op(
    'savePracticeMarks',
    'Lưu chỗ sai đã đánh dấu trong mẫu',
    'Keep what was found of the sample',
    nothing,
  ),
  [`POST ${practice}/finish`]: op('finishPractice', 'Nộp bài thực hành, chấm điểm', 'Hand a try in'),
  [`POST ${practice}/giving-up`]: op('giveUpPractice', 'Bỏ bài thực hành', 'Give a try up', nothing),
  'GET /api/training/people': op(
    'listTrainingPeople',
    'Kết quả thực hành của mọi người',
    'How people practise',
  ),
  'GET /api/training/certificate.docx': op(
    'getPracticeCertificateDocx',
    'Giấy chứng nhận thực hành (.docx)',
    'Certificate of practice (.docx)',
    { answers: 'docx' },
  ),
  'GET /api/training/certificate.pdf': op(
    'getPracticeCertificatePdf',
    'Giấy chứng nhận thực hành (.pdf)',
    'Certificate of practice (.pdf)',
    { answers: 'pdf' },
  ),
}
