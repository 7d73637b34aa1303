import { type QueryClient, useQuery } from '@tanstack/react-query'
import {
  type LessonCode,
  type Marks,
  type Practice,
  type PracticeDetail,
  peopleSchema,
  practiceDetailSchema,
  practiceListSchema,
  practiceSampleSchema,
  practiceSchema,
} from '../../../../src/training/practice/schema.ts'
import { call, command } from '../../api/client.ts'

const key = ['training'] as const
const path = '/api/training/practices'
const makingPollMs = 1500

/** One's own tries, and how far one got in each lesson. */
export function usePractices(enabled: boolean) {
  return useQuery({
    queryKey: [...key, 'list'],
    queryFn: ({ signal }) => call(practiceListSchema, path, { signal }),
    enabled,
  })
}

/** A try; asked again while its book is being made. */
export function usePractice(id: string) {
  return useQuery({
    queryKey: [...key, 'one', id],
    queryFn: ({ signal }) => call(practiceDetailSchema, `${path}/${id}`, { signal }),
    refetchInterval: query => (query.state.data?.state === 'making' ? makingPollMs : false),
  })
}

/** The sample of the lesson of acceptance. */
export function usePracticeSample(id: string) {
  return useQuery({
    queryKey: [...key, 'sample', id],
    queryFn: ({ signal }) => call(practiceSampleSchema, `${path}/${id}/sample`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
}

/** How the people of one's agencies practise. */
export function usePeople() {
  return useQuery({
    queryKey: [...key, 'people'],
    queryFn: ({ signal }) => call(peopleSchema, '/api/training/people', { signal }),
  })
}

/** Has a book made for a lesson. */
export function beginLesson(lesson: LessonCode): Promise<Practice> {
  return call(practiceSchema, path, { method: 'POST', body: { lesson } })
}

/** Keeps what was found of the sample. */
export function keepMarks(id: string, marks: Marks): Promise<void> {
  return command(`${path}/${id}/marks`, { method: 'POST', body: { marks } })
}

/** Hands a try in. */
export function handIn(id: string, verdict: 'accept' | 'reject' | null): Promise<PracticeDetail> {
  return call(practiceDetailSchema, `${path}/${id}/finish`, { method: 'POST', body: { verdict } })
}

/** Ends a try without a score. */
export function giveUp(id: string): Promise<void> {
  return command(`${path}/${id}/giving-up`, { method: 'POST' })
}

/** Asks again for everything about practising. */
export function refreshTraining(queryClient: QueryClient): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: key })
}
