import { keepPreviousData, useQuery } from '@tanstack/react-query'
import {
  ethnicGroupsSchema,
  type StatisticsQuery,
  statisticsSchema,
} from '../../../../src/reports/statistics/schema.ts'
import { call, withQuery } from '../../api/client.ts'

/** The statistics of a period; those shown stay until the next have come. */
export function useStatistics(query: StatisticsQuery) {
  return useQuery({
    queryKey: ['statistics', query],
    queryFn: ({ signal }) => call(statisticsSchema, withQuery('/api/statistics', query), { signal }),
    placeholderData: keepPreviousData,
  })
}

/** Births and deaths by ethnic group, once somebody wants to see them. */
export function useEthnicGroups(query: StatisticsQuery) {
  return useQuery({
    queryKey: ['ethnic-groups', query],
    queryFn: ({ signal }) =>
      call(ethnicGroupsSchema, withQuery('/api/statistics/ethnic-groups', query), { signal }),
    placeholderData: keepPreviousData,
  })
}

/** The address of the workbook. */
export function exportAddress(query: StatisticsQuery): string {
  return withQuery('/api/statistics/export.xlsx', query)
}
