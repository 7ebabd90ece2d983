import { idCheckCharacter } from '@cradle/domain/identity'

/** A valid ID number of a made-up person: region, birth date, the `n`-th of that day and sex, and the right check. */
export function idNumberOf({
  region = '130102',
  birthOn,
  sex,
  n,
}: {
  region?: string
  birthOn: string
  sex: 'female' | 'male'
  n: number
}) {
  const sequence = (n * 2 + (sex === 'male' ? 1 : 0)) % 1000
  const first17 = `${region}${birthOn.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
  return first17 + idCheckCharacter(first17)
}
