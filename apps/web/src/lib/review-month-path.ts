/** Where the API tells of the month that reviewers watch; of this month where none is named. */
export const reviewMonthPath = (period: string | null): string =>
  period === null ? '/review/month' : `/review/month?${new URLSearchParams({ period }).toString()}`
