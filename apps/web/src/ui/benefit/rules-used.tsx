import { regionOf, type RuleSet } from '@cradle/domain/benefit'
import { fen, formatYuan } from '@cradle/domain/money'
import { Tag } from '#web/ui/status-tag.tsx'
import type { BasisView, BreakdownView, RefusalView } from './breakdown-view.ts'
import { Grounds } from './step.tsx'
import type { WhyDates, WhyPanelProps } from './why-panel.tsx'
import styles from './why.module.css'

/** Which rules were used, by which day they were picked, and what was counted. */
export function RulesUsed({ breakdown, basis, dates }: Omit<WhyPanelProps, 'id'>) {
  const { region, name, version } = breakdown.ruleSet
  const rules = regionOf(region)?.versions.find((one) => one.version === version)
  const marks = marksOfTheWhole(breakdown, rules)
  return (
    <section className={styles.benefit} aria-label="所用规则">
      <h3>所用规则</h3>
      <ol className={styles.steps}>
        <li>
          <p>
            {name} {version} 版
          </p>
          {rules && <Grounds source={rules.published} />}
        </li>
        {rules && (
          <li>
            <p>以{pickingDay(rules, basis, dates)}确定版本</p>
            <Grounds source={rules.pickedBy.source} unverified={rules.pickedBy.unverified} />
          </li>
        )}
        {marks.map((sentence) => (
          <li key={sentence} className={styles.mark}>
            <Tag tone="quiet">未核实</Tag>
            <span>{sentence}</span>
          </li>
        ))}
        {basis && basis.earlier.claims > 0 && (
          <li>
            同一生育事件此前已核准 {basis.earlier.claims} 份申报，共支付 {paidBefore(basis)} 元，已在各项中扣减。
          </li>
        )}
        {basis && !basis.countsAllEmployers && (
          <li>只计本单位的申报；在其他单位申报过的，由经办机构审核时合并计算。</li>
        )}
      </ol>
    </section>
  )
}

/** Marks of the version that belong to no line that is shown. */
function marksOfTheWhole({ ruleSet, lines, refusals }: BreakdownView, rules: RuleSet | undefined): string[] {
  const told = new Set([...lines, ...(refusals as RefusalView[])].map(({ unverified }) => unverified))
  return ruleSet.unverified.filter((sentence) => !told.has(sentence) && sentence !== rules?.pickedBy.unverified)
}

function pickingDay({ pickedBy }: RuleSet, basis: BasisView | null, { kind, eventOn, dischargedOn }: WhyDates): string {
  const event = `${kind === 'birth' ? '生育' : '手术'}日期 ${eventOn ?? ''}`
  const standsIn = (name: string, on: string | null | undefined) =>
    on ? `${name} ${on} ` : `${name}（还没有，先以${event} 代替）`
  if (pickedBy.date === 'discharge') return standsIn('出院日期', dischargedOn)
  if (pickedBy.date === 'acceptance') return standsIn('受理日期', basis?.acceptedOn)
  return `${event} `
}

const paidBefore = ({ earlier }: BasisView) =>
  formatYuan(fen(earlier.medicalFen + earlier.prenatalFen + earlier.allowanceFen))
