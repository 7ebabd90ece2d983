import type { Coded } from './table.ts'

/** psn_cert_type 人员证件类型. Grade G. */
export const certificateTypes = [
  { code: '01', name: '居民身份证（户口簿）' },
  { code: '02', name: '军官证' },
  { code: '03', name: '武警警官证' },
  { code: '04', name: '香港特区护照／通行证' },
  { code: '05', name: '澳门特区护照／通行证' },
  { code: '06', name: '台湾居民来往大陆通行证' },
  { code: '07', name: '外国人永久居留证' },
  { code: '08', name: '外国人护照' },
  { code: '09', name: '残疾人证' },
  { code: '10', name: '军烈属证明' },
  { code: '11', name: '外国人就业证' },
  { code: '12', name: '外国专家证' },
  { code: '13', name: '外国人常驻记者证' },
  { code: '14', name: '台港澳就业证' },
  { code: '15', name: '回国定居专家证' },
  { code: '90', name: '社会保障卡' },
  { code: '99', name: '其他' },
] as const satisfies readonly Coded[]
