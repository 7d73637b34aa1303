import { type Operations, op } from '../operation.ts'

const one = '/api/obstacles/:agency/:obstacle'
const nothing = { answers: 'nothing' } as const

/** Obstacles and guidance. */
export const obstacleOperations: Operations = {
  'GET /api/obstacles': op('listObstacles', 'Danh sách vướng mắc', 'Obstacles'),
  'POST /api/obstacles': op('reportObstacle', 'Báo vướng mắc', 'Report an obstacle', {
    form: { obstacle: 'json', photo: 'file' },
  }),
  [`GET ${one}`]: op('getObstacle', 'Một vướng mắc và trao đổi', 'An obstacle and all that was said to it'),
  [`GET ${one}/photo`]: op('getObstaclePhoto', 'Ảnh kèm vướng mắc', 'The photo of an obstacle', {
    answers: 'jpeg',
  }),
  [`POST ${one}/remarks`]: op(
    'remarkOnObstacle',
    'Trao đổi, khép lại, mở lại',
    'Remark, close, open again',
    nothing,
  ),
  [`POST ${one}/answers`]: op(
    'answerObstacle',
    'Trả lời, chuyển cấp trên, khép lại',
    'Answer, escalate, close',
    nothing,
  ),
  'GET /api/guidance': op('listGuidance', 'Hướng dẫn đang áp dụng', 'Guidance in force'),
  'POST /api/guidance': op('publishGuidance', 'Ban hành hướng dẫn', 'Publish guidance'),
  'POST /api/guidance/:guidance/withdrawal': op(
    'withdrawGuidance',
    'Thu hồi hướng dẫn',
    'Withdraw guidance',
    nothing,
  ),
}
