import type { ThemeConfig } from 'antd'

/** Ant Design in the language of tokens.css. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0b4a8f',
    colorLink: '#0b4a8f',
    colorLinkHover: '#06366d',
    colorLinkActive: '#06366d',
    colorError: '#b3261e',
    colorWarning: '#8a5300',
    colorSuccess: '#1b6e3c',
    colorInfo: '#0b4a8f',
    colorText: '#1b2430',
    colorTextSecondary: '#4c5a6b',
    colorTextTertiary: '#5b6879',
    colorTextDescription: '#4c5a6b',
    colorTextPlaceholder: '#66748a',
    colorBorder: '#8a97a8',
    colorBorderSecondary: '#d5dce5',
    colorBgLayout: '#f5f7fa',
    fontFamily:
      '"Noto Sans SC", "PingFang SC", "Microsoft YaHei", "Source Han Sans SC", sans-serif',
    fontSize: 16,
    borderRadius: 4,
    controlHeight: 40,
    lineHeight: 1.6,
    motion: false,
    wireframe: false,
  },
  components: {
    Table: { headerBg: '#e9eef4', headerColor: '#1b2430', cellPaddingBlock: 10 },
    Layout: { bodyBg: '#f5f7fa', siderBg: '#ffffff', headerBg: '#073a73' },
    Tabs: { horizontalItemGutter: 24 },
  },
}
