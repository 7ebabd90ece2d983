import { hospitalList } from '@cradle/domain/wire'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { request } from './api-client.ts'

/** Hospitals of the directory that the text may mean: a part of the name, the beginning of its pinyin or of a code. */
export const hospitalsLikeQuery = (text: string) =>
  queryOptions({
    queryKey: ['hospitals', 'like', text],
    queryFn: async ({ signal }) =>
      (await request(hospitalList, `/hospitals?q=${encodeURIComponent(text)}`, { signal })).items,
    enabled: text.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: 10 * 60_000,
  })
