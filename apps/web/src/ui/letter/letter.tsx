import Button from 'antd/es/button'
import { useEffect, useRef } from 'react'
import { Notice } from '#web/ui/notice.tsx'
import styles from './letter.module.css'
import { usePrinted } from './use-printed.ts'

type LetterProps = {
  title: string
  /** To whom: '石家庄华辰机械制造有限公司', '吴静'. */
  to: string
  /** Who gives it out. */
  from: string
  /** The sentence before the facts. */
  text: string
  /** What the addressee types to say who they are: 单位编号 or 用户名, with its value. */
  name: readonly [label: string, value: string]
  code: string
  expiresOn: string
  /** The choice on the activation page. */
  kind: '单位账户' | '经办人或机构人员'
  today: string
  onDone: () => void
}

/** A one-time code as the letter that carries it: on the screen this once, and printed as a page of its own. */
export function Letter({ title, to, from, text, name, code, expiresOn, kind, today, onDone }: LetterProps) {
  const sheet = usePrinted<HTMLElement>()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.focus()
    box.current?.scrollIntoView({ block: 'start' })
  }, [])
  return (
    <div ref={box} tabIndex={-1} className={styles.issued} role="region" aria-label={title}>
      <Notice
        tone="warn"
        title="激活码只显示这一次"
        actions={
          <>
            <Button type="primary" onClick={() => print()}>
              打印信函
            </Button>
            <Button onClick={onDone}>已交付，收起</Button>
          </>
        }
      >
        <p>请现在打印，密封后当面交付或寄送；不要通过电话、短信或聊天软件告知。收起后不能再看，只能重新发放。</p>
      </Notice>
      <article ref={sheet} className={styles.letter}>
        <p className={styles.head}>
          <span>Cradle 摇篮 · 生育保险待遇网上申报</span>
          <span>{from}</span>
        </p>
        <h2 className={styles.title}>{title}</h2>
        <p>{to}：</p>
        <p className={styles.text}>{text}</p>
        <dl className={styles.facts}>
          <div>
            <dt>{name[0]}</dt>
            <dd>{name[1]}</dd>
          </div>
          <div>
            <dt>激活码</dt>
            <dd className={styles.code}>{inGroups(code)}</dd>
          </div>
          <div>
            <dt>有效期至</dt>
            <dd>{expiresOn} 24:00</dd>
          </div>
        </dl>
        <ol className={styles.steps}>
          <li>用浏览器打开 {location.origin}/sign-in，点“首次使用？用信函中的一次性代码激活”。</li>
          <li>
            选“{kind}”，输入{name[0]}和激活码，设置只有您自己知道的新密码。
          </li>
          <li>激活码只能使用一次，连续输错会作废。信函启封过、激活码不能使用或已过期的，请联系发放单位重新发放。</li>
        </ol>
        <p className={styles.foot}>
          <span>工作人员不会向您索要密码或激活码，也不通过电话办理重置。</span>
          <span>{today}</span>
        </p>
      </article>
    </div>
  )
}

/** 'ABCDE-FGHJK': ten characters are read and typed more safely as two fives. */
const inGroups = (code: string) => code.replaceAll(/[^0-9A-Za-z]/g, '').replaceAll(/.{5}(?=.)/g, '$&-')
