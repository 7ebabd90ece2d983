import { QueryClient } from '@tanstack/react-query'
import { mayPass } from './api-problem.ts'

/** Queries try again only where that may help; both kinds run offline too, so that their refusal is said at once. */
export const makeQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: 15_000, networkMode: 'always', retry: (times, error) => times < 2 && mayPass(error) },
      mutations: { networkMode: 'always' },
    },
  })
