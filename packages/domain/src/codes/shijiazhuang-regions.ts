import type { Coded } from './table.ts'

/**
 * The counties and districts of 石家庄 (GB/T 2260). Grade G; the withdrawn ones, which ID cards still carry, are
 * remembered and have no source yet.
 */
export const shijiazhuangRegions = [
  { code: '130102', name: '长安区', withdrawn: false },
  { code: '130103', name: '桥东区', withdrawn: true },
  { code: '130104', name: '桥西区', withdrawn: false },
  { code: '130105', name: '新华区', withdrawn: false },
  { code: '130107', name: '井陉矿区', withdrawn: false },
  { code: '130108', name: '裕华区', withdrawn: false },
  { code: '130109', name: '藁城区', withdrawn: false },
  { code: '130110', name: '鹿泉区', withdrawn: false },
  { code: '130111', name: '栾城区', withdrawn: false },
  { code: '130121', name: '井陉县', withdrawn: false },
  { code: '130123', name: '正定县', withdrawn: false },
  { code: '130124', name: '栾城县', withdrawn: true },
  { code: '130125', name: '行唐县', withdrawn: false },
  { code: '130126', name: '灵寿县', withdrawn: false },
  { code: '130127', name: '高邑县', withdrawn: false },
  { code: '130128', name: '深泽县', withdrawn: false },
  { code: '130129', name: '赞皇县', withdrawn: false },
  { code: '130130', name: '无极县', withdrawn: false },
  { code: '130131', name: '平山县', withdrawn: false },
  { code: '130132', name: '元氏县', withdrawn: false },
  { code: '130133', name: '赵县', withdrawn: false },
  { code: '130171', name: '高新区', withdrawn: false },
  { code: '130172', name: '循环化工园区', withdrawn: false },
  { code: '130181', name: '辛集市', withdrawn: false },
  { code: '130182', name: '藁城市', withdrawn: true },
  { code: '130183', name: '晋州市', withdrawn: false },
  { code: '130184', name: '新乐市', withdrawn: false },
  { code: '130185', name: '鹿泉市', withdrawn: true },
] as const satisfies readonly (Coded & { withdrawn: boolean })[]
