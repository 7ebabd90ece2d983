import { readdir, readFile } from 'node:fs/promises'
import { benefitCase, calculateBenefit } from '@cradle/domain/benefit'
import { fen, formatYuan } from '@cradle/domain/money'
import { breakdownView, forms, type Form } from '@cradle/domain/wire'
import jsqr from 'jsqr'
import { describe, expect, test } from 'vitest'
import { fontFor, textsOf } from './characters.ts'
import { draw, drawOne, type Drawn } from './draw.ts'
import { renderPdf } from './render.ts'
import { shijiazhuang } from './shijiazhuang.ts'
import { most } from './testing/batches.ts'
import { givenForms } from './testing/forms.ts'
import { measured, misplaced } from './testing/measured.ts'
import { extremeName, givenDecided, givenNotice } from './testing/notices.ts'
import { givenClaim } from './testing/claims.ts'
import { statementOfClaim } from './statement-of-claim.ts'
import { coverage, readPdf, squeezed, subsetFont } from './testing/pdf.ts'
import { difference, pictureOf, rendered, renderedCorner } from './testing/rendered.ts'

const origin = 'https://cradle.example'
const names = Object.keys(givenForms) as Form[]
const pdfOf = (form: Drawn) => renderPdf(drawOne(form, { origin }), subsetFont)
/** What a reader finds in a form. */
const textOf = async (pdf: Uint8Array) => (await readPdf(pdf)).map(({ text }) => text).join('')

/** Every size of every form, drawn once. */
const drawn = Object.fromEntries(
  await Promise.all(
    names.map(async (name) => {
      const { full, minimal, extreme } = givenForms[name]
      return [name, { full: await pdfOf(full), minimal: await pdfOf(minimal), extreme: await pdfOf(extreme) }]
    }),
  ),
) as Record<Form, Record<'full' | 'minimal' | 'extreme', Uint8Array>>

/**
 * What stands on each form, in the order of the paper (3-process-and-forms.md §5): the list against which its kept page
 * was read.
 */
const fields: Record<Form, string> = {
  'review-form':
    '打印编号：SB202611-000123-1-3FA29C01B7D2 所属期：2026-11 单位编号13010200123 单位名称石家庄华药新材料科技有限公司 姓名李雪梅 ' +
    '性别女 出生日期1990-03-07 年龄36周岁 身份证号13010219900307002X 医保卡号1301000098765432 联系电话13832112345 ' +
    '联系地址石家庄市长安区中山东路326号3单元1201室 配偶姓名王建国 配偶证件号130102198811150015 单位或就业情况石家庄市公共交通总公司 ' +
    '准生证号13010220260315 办理机构长安区卫生健康局 报销类型19女工生育保险报销 生育或手术日期2026-09-18 生产或手术方式剖宫产 生育次数2 ' +
    '胎儿数1 孕周39周 住院类型 医院编码 医院名称 病区 入院日期 出院日期 1住院H13010200015石家庄市妇产医院产科二病区2026-09-172026-09-22 ' +
    '票据总数1张 票据号130601260026896566 西药甲类1,208.25 西药乙类— 手术— 化验— 检查— 治疗1,312.30 床位600.00 特检— 其他自费— ' +
    '合计（大写）叁仟壹佰贰拾元伍角伍分（小写）3,120.55 收款人参保人本人 户名李雪梅 证件号码13010219900307002X ' +
    '账号6217000000000000004银行卡 开户银行中国建设银行石家庄长安支行105121000012 医疗费标准实际发生医疗费核准金额产前检查定额5,000.003,120.553,120.552,000.00 ' +
    '缴费基数日标准基础天数难产天数多胎天数延长天数津贴金额7,300.00243.33158天15天0天0天42,096.67 ' +
    '核准合计（大写）肆万柒仟贰佰壹拾柒元贰角贰分（小写）47,217.22 单位经办人：张晓燕 经办人签字： 负责人签字： （单位盖章） 初审 复审 审批 ' +
    '意见： 签字： 备注 本表一式一份',
  'allowance-application':
    '单位编号13010200123 单位名称石家庄华药新材料科技有限公司 姓名李雪梅 性别女 身份证号13010219900307002X 联系电话13832112345 联系地址 ' +
    '配偶姓名王建国 配偶证件号130102198811150015 生育类别剖宫产 生育或手术日期2026-09-18 生育次数2 胎儿数1 孕周39周 月缴费基数7,300.00 ' +
    '日津贴标准243.33 基础天数难产天数多胎天数延长天数158天15天0天0天 天数合计173天 产假终止原因 □正常到期 □退休 □死亡 □其他 ' +
    '津贴金额（大写）肆万贰仟零玖拾陆元陆角柒分（小写）42,096.67 收款人 账户类型 □银行卡 □存折 □对公账户 开户银行 银行账号 申领人签字： 单位意见： 经办人签字： ' +
    '（单位盖章） 经办机构意见： 审核人签字： （盖章） 备注',
  'spouse-pledge':
    '打印编号：SB202611-000123-1-3FA29C01B7D2 姓名王建国 身份证号130102198811150015 工作单位石家庄华药新材料科技有限公司 姓名李雪梅 ' +
    '身份证号13010219900307002X 就业情况未就业 参保情况参加城乡居民医疗保险 户籍地 石家庄市医疗保险中心： ' +
    '本人是上述参保职工的配偶，因本人于2026年9月18日生育（手术），由参保职工申领生育保险待遇 ' +
    '没有在城乡居民基本医疗保险或者其他渠道报销 第八十八条 承诺人（配偶）签字（捺印）： 参保职工签字（捺印）： 联系电话：',
  'charge-ledger':
    '打印编号：13010200123-202611-000007-0-3FA29C01B7D2 所属期：2026-11 单位名称：石家庄华药新材料科技有限公司 单位编号：13010200123 ' +
    '提交：2026-11-05张晓燕 序号 姓名 身份证号 治疗方式 医院 生育（手术）日期 票据张数 医疗费总额 其中各项 备注 ' +
    '1李雪梅13010219900307002X剖宫产石家庄市妇产医院2026-09-1813,120.55西药甲类1,208.25；治疗1,312.30；床位600.00 ' +
    '合计2份，医疗费总额3,800.85元（大写：叁仟捌佰元捌角伍分） 经办人：张晓燕 经办人签字： 联系电话： 负责人签字： （单位盖章） ' +
    '本页2份，小计3,800.85元累计2份，3,800.85元 第1份，一式2份',
  'claim-ledger':
    '查询条件：所属期2026-11，状态已申报 序号 申报单号 姓名 身份证号 用人单位 治疗方式 发生日期 所属期 医疗费总额 状态 申报日期 ' +
    '1SB202611-000001李雪梅13010219900307002X石家庄华药新材料科技有限公司生育2026-09-182026-113,120.55已申报2026-11-05 ' +
    '合计5份，医疗费总额15,602.75元（大写：壹万伍仟陆佰零贰元柒角伍分） 经办人：张晓燕 （单位盖章） 本页5份，小计15,602.75元',
  'period-summary':
    '所属期：2026-11 单位名称：石家庄华药新材料科技有限公司 批次号13010200123-202611-000007 提交时间2026-11-0509:12 提交人张晓燕 ' +
    '治疗方式 人数 份数 医疗费总额 1正常产5514,500.00 2剖宫产4418,482.20 3放置宫内节育器231,200.55 人数11人 份数12份 总额34,182.75 ' +
    '总额（大写）叁万肆仟壹佰捌拾贰元柒角伍分 单位经办人：张晓燕 经办人签字： 负责人签字： （单位盖章） 备注',
  acceptance:
    '石医保生〔2026〕1108号 石家庄华药新材料科技有限公司： 你单位（单位编号13010200123）于2026年11月18日为李雪梅 ' +
    '（身份证号130102********002X） （生育医疗费、产前检查费、生育津贴） 生育或手术日期为2026年9月18日 申报单号为SB202611-000123 ' +
    '现于2026年11月20日予以受理 序号材料名称材料类型份数1生育保险待遇审核表原件12医院收费票据电子件13出院记录复印件1 ' +
    '承诺办结日： 生育医疗费2026年12月18日 生育津贴2026年12月4日 查询方式：登录网上申报系统 联系电话：0311-86695311 ' +
    '石家庄市医疗保险中心（盖章）2026年11月20日 收件人签字：',
  correction:
    '石医保生〔2026〕1108号 于2026年11月18日收到 现将需要补正的全部内容一次告知如下： 序号缺少的材料材料类型份数补正要求依据 ' +
    '1分娩记录复印件1剖宫产须提供，加盖医院病案室印章《石家庄市生育保险和职工基本医疗保险合并实施细则》第十二条 2生育保险待遇审核表原件1 ' +
    '补正期限：请于2026年12月4日（含当日）前补正。 逾期后果：逾期没有补正又没有说明理由的，终止办理 联系电话：0311-86695311 ' +
    '石家庄市医疗保险中心（盖章）2026年11月20日 收件人签字：',
  closing:
    '石医保生〔2026〕1108号 现通知如下。 查明事实：经查，一次性补正告知书于2026年11月5日送达 理由：逾期没有补正 ' +
    '依据：《石家庄市生育保险和职工基本医疗保险合并实施细则》第十二条；《社会保险经办条例》第二十条。 决定：自2026年11月20日起终止办理上述申报。 ' +
    '如不服本通知书，可以自收到本通知书之日起60日内向石家庄市人民政府申请行政复议，或者自收到本通知书之日起6个月内向有管辖权的人民法院提起行政诉讼。 ' +
    '石家庄市医疗保险中心（盖章）2026年11月20日 收件人签字：',
  refusal:
    '石医保生〔2026〕1108号 经审核，现对其中的生育津贴决定如下。 查明事实：经查，截至2026年9月，该职工累计缴纳生育保险费7个月。 ' +
    '理由：累计缴费不满12个月，不符合享受生育津贴的条件。 依据：《石家庄市生育保险和职工基本医疗保险合并实施细则》第十二条 ' +
    '决定：对申报的生育津贴42,096.67元（大写：肆万贰仟零玖拾陆元陆角柒分），不予支付。 ' +
    '如不服本决定书，可以自收到本决定书之日起60日内向石家庄市人民政府申请行政复议 6个月内向有管辖权的人民法院提起行政诉讼。 收件人签字：',
  'partial-refusal':
    '现对其中的生育医疗费决定如下。 查明事实： 理由：超出支付标准的床位费不属于生育医疗费支付范围。 依据： ' +
    '费用项目申报金额核定金额核减金额核减原因床位600.00300.00300.00超过普通床位费标准的部分由个人负担 ' +
    '决定：对申报的生育医疗费3,120.55元（大写：叁仟壹佰贰拾元伍角伍分），核定支付2,820.55元（大写：贰仟捌佰贰拾元伍角伍分）， ' +
    '其余300.00元（大写：叁佰元整）不予支付。 如不服本决定书 收件人签字：',
  'benefit-statement':
    'SB202611-000123号核定 经审核核定如下： 生育医疗费3,120.55按申报的收款人 产前检查费2,000.00 生育津贴42,096.67个人 ' +
    '合计47,217.22大写：肆万柒仟贰佰壹拾柒元贰角贰分 您的医疗费一共3,120.55元，剖宫产限额是5,000.00元 ' +
    '生育的产前检查费定额是2,000.00元，与实际花了多少无关 您可以休假173天：产假天数158天，剖宫产增加15天。 ' +
    '每天的津贴是月缴费基数7,300.00元除以30；乘以173天，这次支付42,096.67元。 这笔钱直接付给您本人。 步骤结果依据 ' +
    '《河北省女职工劳动保护特别规定》第九条 如不服本核定单 收件人签字：',
  'unit-pledge':
    '打印编号：13010200123-3FA29C01B7D2 单位名称石家庄华药新材料科技有限公司 单位编号13010200123 账户持有人周建平 石家庄市医疗保险中心： ' +
    '所申报的内容与原始票据、病历资料一致 不转借、不共用密码 不截留、不冲抵 第八十八条 法定代表人（负责人）签字： 账户持有人签字： （单位盖章）',
}

test('a statement of an amount by word tells its grounds, and shows no formula', async () => {
  const bases = [{ title: '关于计划生育手术费用的复函', article: '第二条' }]
  const benefit = { component: 'medical', grantedFen: 80_000, payee: null, allowance: null, steps: [], refusal: null }
  const byWord = { facts: '放置宫内节育器一次', reason: '按复函的标准核定', bases }
  const given = givenNotice('benefit-statement', { asked: ['medical'], benefits: [{ ...benefit, byWord }] })
  const said = textsOf(drawOne({ form: 'benefit-statement', data: given }, { origin }))
    .map((one) => squeezed(one.text))
    .join('')
  expect(said).toContain('生育医疗费是依据什么核定的')
  expect(said).toContain('不能按公式计算，由经办机构依据下面的事实和文件核定。这次支付800.00元。')
  expect(said).toContain('依据：《关于计划生育手术费用的复函》第二条。')
  expect(said).not.toContain('步骤')
})

test('a statement says why nothing is paid, with the document, and does not show how it was computed', () => {
  const refusal = { message: '产前检查费已由居民医保支付', basis: { title: '社会保险法', article: '第五十五条' } }
  const benefit = { component: 'prenatal', grantedFen: 0, payee: null, allowance: null, steps: [], refusal }
  const given = givenNotice('benefit-statement', { asked: ['prenatal'], benefits: [benefit] })
  const said = squeezed(
    textsOf(drawOne({ form: 'benefit-statement', data: given }))
      .map(({ text }) => text)
      .join(''),
  )
  expect(said).toContain(
    '产前检查费为什么没有支付这一项没有可以支付的金额。产前检查费已由居民医保支付（《社会保险法》第五十五条）。',
  )
  expect(said).not.toContain('怎样算出来')
})

/** An operation whose base is an average: the employer's wages of a year over its person-months. */
const averaged = givenClaim({
  ...givenDecided(),
  benefit: breakdownView.parse(
    calculateBenefit(
      benefitCase.parse({
        region: '130100',
        event: { kind: 'family-planning', on: '2026-09-18', operations: ['iud-removal'] },
        insured: { kind: 'employee', sex: 'female', contributionMonths: 24, continuousMonths: 24 },
        charges: { totalFen: 5_530 },
        wages: { monthlyBase: { numeratorFen: 919_680_000, denominator: 1124 }, regionalMonthlyAverageFen: 700_000 },
      }),
    ),
  ),
})

test('a base that is an average is divided by the days of a month, not by its own divisor', async () => {
  const form = await textOf(await pdfOf({ form: 'review-form', data: averaged }))
  expect(form).toContain('8,182.21272.742天0天0天0天')
  const statement = givenNotice('benefit-statement', statementOfClaim(averaged))
  const said = await textOf(await pdfOf({ form: 'benefit-statement', data: statement }))
  expect(said).toContain('每天的津贴是月缴费基数8,182.21元除以30；乘以2天')
})

test('what was cited by its number alone stands by itself', async () => {
  const letter = '石医保函〔2026〕12号'
  const given = givenNotice('refusal', { bases: [{ title: letter, article: letter }] })
  expect(await textOf(await pdfOf({ form: 'refusal', data: given }))).toContain(`依据：${letter}。`)
})

test('a pledge tells what the resident insurance paid, where it paid', async () => {
  const full = givenForms['spouse-pledge'].full as Extract<Drawn, { form: 'spouse-pledge' }>
  const contact = { ...full.data.contact, residentPaid: true, residentPaidFen: 120_000 }
  const text = await textOf(await pdfOf({ ...full, data: { ...full.data, contact } }))
  expect(text).toContain('城乡居民基本医疗保险已支付1,200.00元；除此以外没有在其他渠道报销')
  expect(text).not.toContain('没有在城乡居民基本医疗保险')
})

describe.each(names)('the form %s', (name) => {
  test('says every field, in full', async () => {
    const text = await textOf(drawn[name].full)
    expect(text).toContain(squeezed(shijiazhuang[name].title))
    for (const field of fields[name].split(' ')) expect.soft(text).toContain(field)
    expect(text).toContain(`表号${forms[name].code}第${forms[name].version}版`)
  })

  test.each(['minimal', 'extreme'] as const)('loses nothing of a %s one', async (size) => {
    const text = await textOf(drawn[name][size])
    const said = textsOf(drawOne(givenForms[name][size], { origin })).map((one) => squeezed(one.text))
    // The head's and foot's page numbers and sums are known only once all is laid out; heads may be shortened.
    const own = said.filter((one) => one !== '' && !/^第[\d ]*[份页]|^本页|…$/.test(one))
    expect(own.length).toBeGreaterThan(10)
    // A paragraph may go on overleaf: it is looked for clause by clause.
    for (const one of own) for (const clause of one.split(/(?<=[。；，：])/)) expect.soft(text).toContain(clause)
  })

  test.each(['full', 'minimal', 'extreme'] as const)('keeps every text of a %s one in its cell', async (size) => {
    for (const page of await measured(drawn[name][size])) expect(misplaced(page)).toEqual([])
  })

  test('looks as it was kept', async () => {
    const pages = await rendered(drawn[name].full)
    const kept = (await readdir(keptFolder)).filter((file) => file.startsWith(`${name}-`) && /-\d\.png$/.test(file))
    expect(pages).toHaveLength(kept.filter((file) => file.replace(/-\d\.png$/, '') === name).length)
    for (const [index, page] of pages.entries())
      expect(difference(page, await keptPage(`${name}-${index + 1}`))).toBeLessThan(TOLERANCE)
  })

  test.each(['full', 'minimal', 'extreme'] as const)('is words and strokes, and no picture, a %s one too', (size) => {
    expect(Buffer.from(drawn[name][size]).includes('/Subtype /Image')).toBe(false)
  })

  test('is small, and grows little by the page', async () => {
    expect(drawn[name].full.byteLength).toBeLessThan(300_000)
    const pages = await measured(drawn[name].extreme)
    expect(drawn[name].extreme.byteLength).toBeLessThan(300_000 + 25_000 * (pages.length - 1))
  })

  test('is drawn with the common characters alone', () => {
    for (const size of ['full', 'minimal', 'extreme'] as const)
      expect(fontFor(drawOne(givenForms[name][size]), coverage)).toEqual({ ok: true, font: 'subset' })
  })
})

const keptFolder = new URL('../kept/', import.meta.url)
const keptPage = async (name: string) => pictureOf(await readFile(new URL(`${name}.png`, keptFolder)))
/** Of the pixels with ink: another machine smooths edges otherwise, and moves none. */
const TOLERANCE = 0.01

describe('the comparison with kept pages', () => {
  test('fails for a box that is shifted by a millimetre', async () => {
    const form = shijiazhuang['review-form']
    const region = {
      ...shijiazhuang,
      'review-form': { ...form, employerSealHeight: form.employerSealHeight + 72 / 25.4 },
    }
    const [page] = await rendered(
      await renderPdf(drawOne(givenForms['review-form'].full, { origin, region }), subsetFont),
    )
    expect(difference(page!, await keptPage('review-form-1'))).toBeGreaterThan(TOLERANCE * 5)
  })

  test('fails for one that is lost', async () => {
    const kept = await keptPage('period-summary-1')
    const erased = {
      ...kept,
      grey: kept.grey.map((level, at) => (at > kept.width * 180 && at < kept.width * 200 ? 255 : level)),
    }
    expect(difference(erased, kept)).toBeGreaterThan(TOLERANCE)
  })
})

describe('the measure of cells', () => {
  test('finds a text moved over a rule, one over the margin and one over another', async () => {
    const [page] = await measured(drawn['review-form'].full)
    const moved = (dx: number, dy: number) => ({
      ...page!,
      inks: page!.inks.map((ink) => ({ ...ink, x0: ink.x0 + dx, x1: ink.x1 + dx, y0: ink.y0 + dy, y1: ink.y1 + dy })),
    })
    expect(misplaced(moved(0, 8)).join()).toContain('crossed by a rule')
    expect(misplaced(moved(-20, 0)).join()).toContain('over the margin')
    expect(misplaced({ ...page!, inks: [page!.inks[30]!, page!.inks[30]!] }).join()).toContain('over another')
  })
})

const withAmounts = [
  'review-form',
  'charge-ledger',
  'claim-ledger',
  'period-summary',
  'refusal',
  'partial-refusal',
  'benefit-statement',
] as const

describe('the most a form can hold', () => {
  test.each(withAmounts)('is told to the last fen on the %s', async (name) => {
    expect(await textOf(drawn[name].extreme)).toContain(formatYuan(fen(most)))
  })

  test.each(names)('has a name with · and rare characters on the %s', async (name) => {
    expect(await textOf(drawn[name].extreme)).toContain(extremeName)
  })
})

describe('the QR code', () => {
  const read = async (name: Form) => {
    const { width, height, grey } = await renderedCorner(drawn[name].full)
    const rgba = new Uint8ClampedArray(grey.length * 4).map((_, at) => (at % 4 === 3 ? 255 : (grey[at >> 2] ?? 0)))
    return jsqr.default(rgba, width, height)?.data
  }

  test.each([
    ['review-form', 'SB202611-000123-1-3FA29C01B7D2'],
    ['allowance-application', 'SB202611-000123-1-3FA29C01B7D2'],
    ['refusal', encodeURIComponent('石医保生〔2026〕1108号-3FA29C01B7D2')],
    ['charge-ledger', '13010200123-202611-000007-0-3FA29C01B7D2'],
  ] as const)('of the %s leads to what it is about', async (name, number) => {
    expect(await read(name)).toBe(`${origin}/q/${number}`)
  })

  test('of a 核定单 that has no 文号 leads to the claim', async () => {
    expect(await read('benefit-statement')).toBe(`${origin}/q/SB202611-000123-1-3FA29C01B7D2`)
  })

  test('is left out where no one claim is meant', async () => {
    expect(await read('unit-pledge')).toBeUndefined()
  })
})

const notices = ['acceptance', 'correction', 'closing', 'refusal', 'partial-refusal', 'benefit-statement'] as const

describe('the seal of a notice', () => {
  test.each(notices)('stands on a page with words, on the most that a %s can say', async (name) => {
    const pages = await readPdf(drawn[name].extreme)
    const sealed = pages.find(({ text }) => text.includes('（盖章）'))
    expect(sealed?.text).toMatch(/(?:联系|咨询)电话：.+（盖章）/)
  })
})

describe('copies', () => {
  test('are as many as the region wants, each saying which it is; the second agrees with the first', async () => {
    const pages = await readPdf(await renderPdf(draw([givenForms['charge-ledger'].full], { origin }), subsetFont))
    expect(pages).toHaveLength(2)
    expect(pages[0]?.text).toContain('第1份，一式2份第1页/共1页')
    expect(pages[1]?.text).toContain('第2份，一式2份第1页/共1页')
    expect(pages.map(({ text }) => text.includes('此件与原件一致'))).toEqual([false, true])
  })

  test('of the 审核表 are one', async () => {
    expect(await readPdf(await renderPdf(draw([givenForms['review-form'].full]), subsetFont))).toHaveLength(1)
  })
})

describe('several forms as one document', () => {
  test('count their pages each by itself, lie each as it must, and mark only the draft', async () => {
    const all = [
      givenForms['review-form'].extreme,
      givenForms['claim-ledger'].extreme,
      givenForms['review-form'].minimal,
    ]
    const pages = await readPdf(await renderPdf(draw(all, { origin }), subsetFont))
    const feet = pages.map(({ text }) => /第(\d+)页\/共(\d+)页/.exec(text)?.slice(1).join('/'))
    expect(feet).toEqual(['1/3', '2/3', '3/3', '1/3', '2/3', '3/3', '1/1'])
    expect(pages.map(({ placed }) => placed.some(({ text }) => text === '草稿'))).toEqual([
      ...Array(6).fill(false),
      true,
    ])
    expect(pages[4]?.text).toMatch(/本页\d+份，小计[\d,.]+元累计\d+份/)
  })

  test('of no form is none', () => {
    expect(() => draw([])).toThrow(RangeError)
  })
})

describe('the sums at the foot of a list', () => {
  test('add up from page to page to its total', async () => {
    const pages = await readPdf(drawn['claim-ledger'].extreme)
    const feet = pages.map(({ text }) => /本页(\d+)份，小计([\d,.]+)元累计(\d+)份，([\d,.]+)元/.exec(text)!.slice(1))
    const fen = (yuan = '') => Math.round(Number(yuan.replaceAll(/[,.]/g, '')))
    let [count, sum] = [0, 0]
    for (const [here, subtotal, soFar, running] of feet) {
      count += Number(here)
      sum += fen(subtotal)
      expect([Number(soFar), fen(running)]).toEqual([count, sum])
    }
    expect(count).toBe(62)
    expect(pages.at(-1)?.text).toContain(`合计62份，医疗费总额${feet.at(-1)![3]}元`)
  })
})

describe.each(['claim-ledger', 'charge-ledger'] as const)('each page of the %s', (name) => {
  test('sums the entries that stand upon it', async () => {
    const pages = await readPdf(drawn[name].extreme)
    expect(pages.length).toBeGreaterThan(1)
    for (const { text, placed } of pages) {
      // The first column counts the entries.
      const first = Math.min(...placed.filter(({ text }) => text === '1' || text === '序号').map(({ x }) => x))
      const numbers = placed.filter(({ text, x }) => /^\d+$/.test(text) && Math.abs(x - first) < 12)
      expect(text).toContain(`本页${numbers.length}份`)
    }
  })

  test('is ruled around every entry, once', async () => {
    for (const { inks, rules } of await measured(drawn[name].extreme)) {
      const across = rules.filter((rule) => rule.x1 - rule.x0 > 700).map(({ y0 }) => y0)
      const names = inks.filter(({ text }) => /^13010219900307002X$|^130102 /.test(text))
      expect(new Set(across).size).toBe(across.length)
      expect(names.length).toBeGreaterThan(0)
      for (const { y0, y1 } of names) {
        expect(across.some((y) => y > y1)).toBe(true)
        expect(across.some((y) => y < y0)).toBe(true)
      }
      // Two at the head, and one below each entry.
      expect(across).toHaveLength(2 + names.length)
    }
  })
})

const printedText = async (form: Drawn) => textOf(await pdfOf(form))

describe('a reprint', () => {
  const reprint = (changes: string[]) => {
    const { data } = givenForms['review-form'].full as Extract<Drawn, { form: 'review-form' }>
    return printedText({
      form: 'review-form',
      data: { ...data, printCount: 1, sinceLastPrint: { printedOn: '2026-11-04', changes } },
    })
  }
  test('tells what changed since the last print', async () => {
    const text = await reprint(['联系电话', '票据 1 金额'])
    expect(text).toContain('备注与2026-11-04的上次打印相比有改动：联系电话；票据1金额。')
    expect(text).toContain('第2次打印')
  })

  test('tells that nothing did', async () => {
    expect(await reprint([])).toContain('与2026-11-04的上次打印内容相同。')
  })
})

test('an image in place of text is printed as the text it is', async () => {
  const image = 'data:image/png;base64,iVBORw0KGgo='
  const { person, ...claim } = givenClaim()
  const pdf = await pdfOf({ form: 'review-form', data: { ...claim, person: { ...person, name: image } } })
  expect(await textOf(pdf)).toContain(image)
  expect(Buffer.from(pdf).includes('/Subtype /Image')).toBe(false)
})

test('a notice whose words hold a character of no font is refused by its field', () => {
  const { notice, ...printed } = givenNotice('refusal')
  const form: Drawn = { form: 'refusal', data: { ...printed, notice: { ...notice, facts: '𠮷' } } }
  expect(fontFor(drawOne(form), coverage)).toEqual({ ok: false, problem: '查明事实中的“𠮷”无法打印' })
})
