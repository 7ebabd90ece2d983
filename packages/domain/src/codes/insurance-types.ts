import type { Coded } from './table.ts'

/** insutype 险种类型, in short names. Grade G. */
export const insuranceTypes = [
  { code: '310', name: '职工医保' },
  { code: '320', name: '公务员补助' },
  { code: '330', name: '大额' },
  { code: '340', name: '离休' },
  { code: '350', name: '残军' },
  { code: '360', name: '老红军' },
  { code: '370', name: '企业补充' },
  { code: '380', name: '新农合' },
  { code: '390', name: '城乡居民' },
  { code: '391', name: '城镇居民' },
  { code: '392', name: '居民大病' },
  { code: '399', name: '其他特殊' },
  { code: '410', name: '长护' },
  { code: '510', name: '生育' },
] as const satisfies readonly Coded[]
