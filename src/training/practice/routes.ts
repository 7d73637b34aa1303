import { z } from 'zod'
import { docxType } from '../../papers/word/docx-parts.ts'
import { writePaper } from '../../papers/write-paper.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { sendPdf } from '../../scanning/pages/view-pdf.ts'
import { beginPractice } from './begin-practice.ts'
import { writeCertificate } from './certificate.ts'
import { finishPractice, giveUpPractice, saveMarks } from './end-practice.ts'
import { listPeople } from './list-people.ts'
import { getOwnPractice } from './practice-row.ts'
import {
  beginSchema,
  finishSchema,
  marksRequestSchema,
  peopleSchema,
  practiceDetailSchema,
  practiceListSchema,
  practiceSampleSchema,
  practiceSchema,
} from './schema.ts'
import { getPracticeDetail, listPractices, showPractice } from './show-practice.ts'
import { getPracticeSample } from './show-sample.ts'

const params = z.object({ practice: z.uuid() })
const path = '/api/training/practices/:practice'
/** A try is its own person's alone: every use case asks by the account. */
const config = { right: 'training.practise' } as const

/** Practising: beginning, handing in, what was missed, the certificate; and how the people of an office do. */
export function registerPracticeRoutes(server: HttpServer): void {
  server.get(
    '/api/training/practices',
    { config, schema: { response: { 200: practiceListSchema } } },
    request => request.inFullTransaction(tx => listPractices(tx, request.actor.account)),
  )
  server.post(
    '/api/training/practices',
    { config, schema: { body: beginSchema, response: { 201: practiceSchema } } },
    async (request, reply) => {
      const begun = await request.inFullTransaction(tx =>
        beginPractice(tx, request.actor.account, request.body.lesson),
      )
      return reply.status(201).send(showPractice(begun))
    },
  )
  server.get(path, { config, schema: { params, response: { 200: practiceDetailSchema } } }, request =>
    request.inFullTransaction(async tx =>
      getPracticeDetail(tx, await getOwnPractice(tx, request.actor.account.id, request.params.practice)),
    ),
  )
  server.get(
    `${path}/sample`,
    { config, schema: { params, response: { 200: practiceSampleSchema } } },
    request =>
      request.inFullTransaction(tx =>
        getPracticeSample(tx, request.actor.account.id, request.params.practice),
      ),
  )
  server.post(
    `${path}/marks`,
    { config, schema: { params, body: marksRequestSchema, response: { 204: z.null() } } },
    async (request, reply) => {
      const { account } = request.actor
      await request.inFullTransaction(tx =>
        saveMarks(tx, account.id, request.params.practice, request.body.marks),
      )
      return reply.status(204).send(null)
    },
  )
  server.post(
    `${path}/finish`,
    { config, schema: { params, body: finishSchema, response: { 200: practiceDetailSchema } } },
    request =>
      request.inFullTransaction(async tx => {
        const { id } = request.actor.account
        const ended = await finishPractice(tx, id, request.params.practice, request.body.verdict)
        return getPracticeDetail(tx, ended)
      }),
  )
  server.post(
    `${path}/giving-up`,
    { config, schema: { params, response: { 204: z.null() } } },
    async (request, reply) => {
      const { account } = request.actor
      await request.inFullTransaction(tx => giveUpPractice(tx, account.id, request.params.practice))
      return reply.status(204).send(null)
    },
  )
  server.get(
    '/api/training/people',
    { config: { right: 'training.manage' }, schema: { response: { 200: peopleSchema } } },
    request => request.inFullTransaction(tx => listPeople(tx, request.actor.jurisdiction)),
  )
  server.get('/api/training/certificate.docx', { config }, async (request, reply) => {
    const paper = await request.inFullTransaction(tx => writeCertificate(tx, request.actor))
    reply.header('content-disposition', 'attachment; filename="chung-nhan-thuc-hanh.docx"').type(docxType)
    return reply.send((await writePaper(paper)).docx)
  })
  server.get('/api/training/certificate.pdf', { config }, async (request, reply) => {
    const paper = await request.inFullTransaction(tx => writeCertificate(tx, request.actor))
    const { pdf: body } = await writePaper(paper)
    return sendPdf(reply, { name: 'chung-nhan-thuc-hanh.pdf', sizeBytes: body.length, body })
  })
}
