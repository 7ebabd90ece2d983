import { lacksReason } from '@cradle/domain/checks'
import { type DraftAnswers, sectionNames } from '@cradle/domain/claim'
import { documentKinds } from '@cradle/domain/documents'
import type { ClaimView, FindingView } from '@cradle/domain/wire'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { fieldAt, placeInWords } from '#web/lib/claim-places.ts'
import { documentsQuery } from '#web/lib/documents.queries.ts'
import type { BenefitNowView } from '#web/ui/benefit/benefit-now.tsx'
import type { WhyState } from '#web/ui/benefit/use-why.ts'
import { ButtonLink } from '#web/ui/button-link.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PrintButton } from '#web/ui/print/print-button.tsx'
import { AnswerSections } from './answer-sections.tsx'
import { BenefitSection } from './benefit-section.tsx'
import styles from './claim-form.module.css'
import { FindingReason } from './finding-reason.tsx'
import { PersonCard } from './person-card.tsx'
import { ResendButton } from './resend-button.tsx'
import { StepSection } from './step-section.tsx'

type CheckStepProps = {
  claim: ClaimView
  findings: FindingView[]
  answers: DraftAnswers
  benefit: BenefitNowView
  why: WhyState
}

/** Check your answers: everything as it will be filed, each with the way back to it. */
export function CheckStep({ claim, findings, answers, benefit, why }: CheckStepProps) {
  const blocks = findings.filter((finding) => finding.level === 'block')
  const warnings = findings.filter((finding) => finding.level === 'warn')
  const unexplained = warnings.filter(lacksReason).length
  return (
    <StepSection title="核对" lead="请与原始票据、病历资料逐项核对。">
      {blocks.length > 0 ? (
        <Notice tone="warn" title={`还有 ${blocks.length} 项要改，改好后才能申报`}>
          <ul className={styles.todo}>
            {blocks.map((finding) => (
              <li key={finding.section + finding.pointer + finding.message}>
                <Link to={paths.claimStep(claim.id, finding.section, fieldAt(finding.pointer))}>
                  {placeInWords({ section: finding.section, field: fieldAt(finding.pointer) })}：{finding.message}
                </Link>
              </li>
            ))}
          </ul>
        </Notice>
      ) : unexplained > 0 ? (
        <Notice tone="warn" title={`还有 ${unexplained} 处提示要说明原因，说明后才能申报`} />
      ) : (
        <Notice tone="good" title="内容齐全，可以申报" actions={<NextDeed claim={claim} />}>
          <p>
            {claim.status === 'returned'
              ? '按退回的原因改好后，重新申报即可，不必等申报时间。'
              : '与本期其他申报单一起提交；提交前仍可修改。'}
          </p>
        </Notice>
      )}
      {warnings.length > 0 && (
        <Notice tone="course" title="与一般情形不同，请核对；确实如此的，请说明原因">
          <ul className={styles.todo}>
            {warnings.map((finding) => (
              <li key={finding.section + finding.pointer + finding.message}>
                <Link to={paths.claimStep(claim.id, finding.section, fieldAt(finding.pointer))}>
                  {placeInWords({ section: finding.section, field: fieldAt(finding.pointer) })}：{finding.message}
                </Link>
                <FindingReason claimId={claim.id} finding={finding} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <DocumentsNotice claim={claim} />
      <PersonCard person={claim.person} />
      <AnswerSections claim={claim} answers={answers} sections={sectionNames} canChange />
      <div className={styles.checkBenefit}>
        <BenefitSection {...{ claim, answers, benefit, why }} />
      </div>
      <div className={styles.printRow}>
        <PrintButton claimId={claim.id} />
      </div>
    </StepSection>
  )
}

/** What is still to be handed in: it keeps the claim from being accepted, not from being sent. */
function DocumentsNotice({ claim }: { claim: ClaimView }) {
  const { data } = useQuery(documentsQuery(claim))
  if (!data || data.missing.length === 0) return null
  const names = data.missing.map((kind) => documentKinds[kind].name).join('、')
  return (
    <Notice
      tone="course"
      title={`还有 ${data.missing.length} 种必交资料没有上传`}
      actions={<ButtonLink to={paths.claimStep(claim.id, 'documents')}>去上传</ButtonLink>}
    >
      <p>{names}。不影响申报，受理前须补齐。</p>
    </Notice>
  )
}

function NextDeed({ claim }: { claim: ClaimView }) {
  if (claim.moves.includes('resend')) return <ResendButton claim={claim} />
  return (
    <ButtonLink to={paths.submitMonth} primary>
      去申报
    </ButtonLink>
  )
}
