import {
  type AnswerGroup,
  answersIn,
  type DraftAnswers,
  type SectionName,
  sections as allSections,
} from '@cradle/domain/claim'
import type { ClaimView } from '@cradle/domain/wire'
import { Link } from 'react-router'
import { paths } from '#web/app/paths.ts'
import styles from './answer-sections.module.css'

type AnswerSectionsProps = {
  claim: ClaimView
  answers: DraftAnswers
  sections: readonly SectionName[]
  canChange?: boolean
}

/** A claim's answers by section; where it may be changed, each section and each gap leads to its field. */
export function AnswerSections({ claim, answers, sections, canChange = false }: AnswerSectionsProps) {
  return (
    <>
      {sections.map((section) => (
        <section key={section} className={styles.section} aria-labelledby={`answers-${section}`}>
          <header>
            <h2 id={`answers-${section}`}>{allSections[section].title}</h2>
            {canChange && (
              <Link to={paths.claimStep(claim.id, section)}>
                修改<span className="visually-hidden">{allSections[section].title}</span>
              </Link>
            )}
          </header>
          {answersIn(section, answers).map((group, index) => (
            <Group
              key={index}
              group={group}
              hrefOf={canChange ? (field) => paths.claimStep(claim.id, section, field) : undefined}
            />
          ))}
        </section>
      ))}
    </>
  )
}

function Group({ group, hrefOf }: { group: AnswerGroup; hrefOf: ((field: string) => string) | undefined }) {
  return (
    <div className={styles.group}>
      {group.title && <h3>{group.title}</h3>}
      <dl>
        {group.answers.map(({ field, label, text }) => (
          <div key={field}>
            <dt>{label}</dt>
            <dd>{text ?? (hrefOf ? <Link to={hrefOf(field)}>填写</Link> : '未填')}</dd>
          </div>
        ))}
      </dl>
      {group.lines && group.lines.length > 0 && (
        <table>
          <thead>
            <tr>
              <th>票据类别</th>
              <th>申报类别</th>
              <th>金额（元）</th>
            </tr>
          </thead>
          <tbody>
            {group.lines.map((line, index) => (
              <tr key={index}>
                <td>{line.printed}</td>
                <td>{line.filed}</td>
                <td>{line.amount}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
