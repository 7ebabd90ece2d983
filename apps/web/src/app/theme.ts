import type { ThemeConfig } from 'antd/es/config-provider'

/** Fonts that are on the machine already, Chinese first: nothing is fetched. */
const fontFamily = "'PingFang SC', 'Microsoft YaHei UI', 'Microsoft YaHei', 'Noto Sans CJK SC', system-ui, sans-serif"

/**
 * antd as our instrument wears it. The colours are those of `styles/tokens.css`. `zeroRuntime` takes the styles that
 * the build extracted (build/antd-styles.ts) under this very theme.
 */
export const theme: ThemeConfig = {
  zeroRuntime: true,
  hashed: false,
  cssVar: { key: 'cradle' },
  token: {
    fontFamily,
    fontSize: 14,
    colorPrimary: '#0b5f6e',
    colorInfo: '#0b5f6e',
    colorLink: '#0b5f6e',
    colorError: '#b42318',
    colorWarning: '#8a5300',
    colorSuccess: '#1d6b37',
    colorText: '#1b2330',
    colorTextSecondary: '#4a5566',
    colorTextTertiary: '#5f6b7c',
    colorTextPlaceholder: '#77828f',
    colorBorder: '#bcc5cf',
    colorBorderSecondary: '#e1e5ea',
    colorBgLayout: '#f4f5f7',
    borderRadius: 4,
    borderRadiusLG: 6,
    controlHeight: 34,
    lineWidth: 1,
    motion: false,
    boxShadow: '0 4px 16px rgb(27 35 48 / 12%)',
    boxShadowSecondary: '0 4px 16px rgb(27 35 48 / 12%)',
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
    Input: { activeShadow: '0 0 0 2px rgb(11 95 110 / 18%)' },
    Select: { optionSelectedBg: '#e7f1f3', optionActiveBg: '#f1f4f6' },
  },
}
