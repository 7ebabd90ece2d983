import { z } from 'zod'

/** Every refusal the API can answer (RFC 9457): its status and the sentence a person reads. */
export const problems = {
  'bad-request': { status: 400, title: '请求格式不正确' },
  'not-json': { status: 400, title: '请求内容不是有效的 JSON' },
  'fields-invalid': { status: 400, title: '有内容填写不正确，请按提示修改' },
  'sign-in-failed': { status: 401, title: '用户名或密码不正确' },
  'proof-required': { status: 401, title: '请先完成安全验证，再试一次' },
  'code-refused': { status: 401, title: '验证码不正确或已失效' },
  'activation-refused': { status: 401, title: '编号、用户名或激活码不正确，或激活码已失效' },
  'signed-out': { status: 401, title: '登录已失效，请重新登录' },
  'not-permitted': { status: 403, title: '您没有办理此项业务的权限' },
  'second-factor-demanded': { status: 403, title: '您的岗位须使用动态口令，不能停用' },
  'own-account': { status: 403, title: '不能对自己的账户办理这一项' },
  'stage-taken': { status: 403, title: '您已办理过本申报的其他环节，不能再办理这一环节' },
  'conflict-of-interest': { status: 403, title: '您与本申报有利害关系，应当回避，不能办理' },
  'own-decision': { status: 403, title: '原决定由您作出，应由其他审批人员重新办理' },
  'second-approver-needed': { status: 403, title: '核定金额超过限额，您已会签同意，须由另一位审批人员核准' },
  'not-found': { status: 404, title: '没有找到您要的内容' },
  'claim-not-found': { status: 404, title: '申报不存在' },
  'submission-not-found': { status: 404, title: '申报批次不存在' },
  'proposal-not-found': { status: 404, title: '没有找到等待确认的申报' },
  'reopening-not-found': { status: 404, title: '没有找到这次重新开放' },
  'hospital-not-found': { status: 404, title: '医院目录中没有这个编码' },
  'number-not-found': { status: 404, title: '没有填写或登记这个号码' },
  'person-not-found': { status: 404, title: '本单位没有找到这位参保人，请核对号码' },
  'account-not-found': { status: 404, title: '没有找到这个账户' },
  'employer-not-found': { status: 404, title: '没有找到这个单位' },
  'office-not-found': { status: 404, title: '没有找到这个科室' },
  'document-not-found': { status: 404, title: '这份资料不存在或已移除' },
  'link-not-found': { status: 404, title: '链接已失效，请重新打开资料' },
  'duplicate-not-found': { status: 404, title: '这两份申报之间没有疑似重复的地方' },
  'commitment-letter-not-found': { status: 404, title: '单位还没有上传承诺书' },
  'notice-not-found': { status: 404, title: '没有找到这份通知书' },
  'list-changed': { status: 409, title: '打印的内容刚刚有变动，请重新打印' },
  'claim-taken': { status: 409, title: '这份申报正由别人办理' },
  'claim-not-waiting': { status: 409, title: '这份申报现在不在您的队列里' },
  'claim-changed': { status: 409, title: '申报已被他人修改，请刷新后重试' },
  'section-changed': { status: 409, title: '这一步已在别处修改，请核对两边的内容' },
  'finding-changed': { status: 409, title: '这条提示已有变化，请核对最新内容后再说明原因' },
  'move-not-open': { status: 409, title: '申报当前的状态不能这样办理' },
  'nothing-to-undo': { status: 409, title: '您没有可以撤销的上一步，或者后续环节已经办理' },
  'answer-not-due': { status: 409, title: '单位的答复期限还没有过，不能终止办理' },
  'adjustment-closed': { status: 409, title: '只有初审环节可以核减明细' },
  'bulk-refused': { status: 409, title: '所选申报中有不能批量核准的，未核准任何一份' },
  'submission-changed': { status: 409, title: '申报批次已有变化，请刷新后重试' },
  'proposal-ended': { status: 409, title: '这份待确认的申报已经办结，请刷新后查看' },
  'nil-declared': { status: 409, title: '本期已作零申报，不需要重复' },
  'claim-frozen': { status: 409, title: '申报已提交，内容不能再修改' },
  'documents-closed': { status: 409, title: '申报已提交或受理，资料不能再这样修改' },
  'period-submitted': { status: 409, title: '本期已经申报，每月只能申报一次' },
  'invoice-taken': { status: 409, title: '有票据已被申报使用，不能重复申报' },
  'component-taken': { status: 409, title: '该生育事件的同一待遇已经申报，不能重复申报' },
  'key-reused': { status: 409, title: '同一幂等键不能用于不同的内容' },
  'username-taken': { status: 409, title: '用户名已被使用，请换一个' },
  'unit-account-exists': { status: 409, title: '这个单位已有单位账户' },
  'second-factor-set': { status: 409, title: '动态口令已经启用' },
  'membership-held': { status: 409, title: '该人员已有这个岗位' },
  'body-too-large': { status: 413, title: '提交的内容过大' },
  'media-type-unsupported': { status: 415, title: '只接受 JSON 格式的内容' },
  'file-type-unsupported': { status: 415, title: '只接受 PDF 或图片文件' },
  'entry-closed': { status: 422, title: '本期已申报，下一期开始录入后才能新建申报' },
  'submission-closed': { status: 422, title: '现在不是申报时间' },
  'period-not-open': { status: 422, title: '这个所属期现在不能申报' },
  'window-not-movable': { status: 422, title: '申报时间不能这样调整' },
  'windows-unknown': { status: 422, title: '本统筹区的申报时间尚未录入，暂不能申报' },
  'confirmation-required': { status: 422, title: '本单位的申报须经单位管理员确认，请提交确认' },
  'confirmation-not-required': { status: 422, title: '本单位的申报不须确认，请直接申报' },
  'confirmation-by-another': { status: 422, title: '申报须由准备人以外的单位管理员确认' },
  'nothing-to-withdraw': { status: 422, title: '这一批次不能整批回退' },
  'print-too-large': { status: 422, title: '一次打印的份数过多，请缩小范围后再打印' },
  'claims-incomplete': { status: 422, title: '所选申报还有未完成的内容，未提交任何一份' },
  'documents-missing': { status: 422, title: '还缺少必交的资料，暂不能受理' },
  'tasks-open': { status: 422, title: '还有核对事项没有完成' },
  'notice-refused': { status: 422, title: '决定的依据不全，不能出具通知书' },
  'components-undecided': { status: 422, title: '有待遇项目不能这样核准' },
  'documents-full': { status: 422, title: '资料份数已到上限，请先移除不需要的' },
  'filters-full': { status: 422, title: '最多保存 20 个筛选，请先删除不用的' },
  'commitment-letter-missing': { status: 422, title: '请先上传盖章的承诺书，再添加经办人' },
  'account-shared': { status: 422, title: '该账户还为其他单位办理业务，请由本人办理' },
  'last-administrator': { status: 422, title: '至少要有一位系统管理员，不能停用最后一位' },
  'too-many-requests': { status: 429, title: '操作过于频繁，请稍后再试' },
  'sign-in-locked': { status: 429, title: '失败次数过多，请过一段时间再试' },
  unexpected: { status: 500, title: '系统出现问题，您填写的内容没有丢失，请稍后重试' },
  unavailable: { status: 503, title: '系统正在启动或维护，请稍后重试' },
} as const satisfies Record<string, { status: number; title: string }>

export type ProblemCode = keyof typeof problems

/** One refused field: where in the request or the claim, and the sentence shown there. */
export const problemError = z.object({ pointer: z.string(), code: z.string(), message: z.string() })
export type ProblemError = z.infer<typeof problemError>

/** The body of every refusal, `application/problem+json`. */
export const problemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string(),
  errors: z.array(problemError),
})
export type ProblemDetails = z.infer<typeof problemDetails>

/** A refusal on its way to the caller: thrown by use-cases, rendered in one place. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly errors: ProblemError[]
  readonly detail: string | undefined

  constructor(code: ProblemCode, errors: ProblemError[] = [], detail?: string) {
    super(code)
    this.name = 'Problem'
    this.code = code
    this.errors = errors
    this.detail = detail
  }
}
