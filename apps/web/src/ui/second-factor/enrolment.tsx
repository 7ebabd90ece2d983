import type { TotpView } from '@cradle/domain/wire'
import { QrCode } from './qr-code.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import styles from './second-factor.module.css'

/** The secret of a second factor to be set up, for the phone's camera and to be typed, and what to keep for a lost phone. */
export function Enrolment({ secret, uri, recoveryCodes }: TotpView) {
  return (
    <ol className={styles.steps}>
      <li>
        <h2>用手机扫一扫</h2>
        <p>打开手机上的身份验证器（任何支持动态口令的应用都可以），添加账户并扫描：</p>
        <div className={styles.scan}>
          <QrCode text={uri} title="动态口令的二维码" />
          <p>
            不能扫描时，在应用里选择手动输入，填入密钥：
            <code className={styles.secret}>{inGroups(secret)}</code>
          </p>
        </div>
      </li>
      <li>
        <h2>保存备用码</h2>
        <RecoveryCodes codes={recoveryCodes} />
      </li>
      <li>
        <h2>输入手机上显示的口令</h2>
      </li>
    </ol>
  )
}

const inGroups = (text: string) => text.replaceAll(/.{4}(?=.)/g, '$& ')
