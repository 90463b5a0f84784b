import type { ThemeConfig } from 'antd';

export const fontFamily = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif';

/** antd in the portal's look; the same values as CSS variables are in `base.css` and `theme.css`. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0b5cad',
    colorLink: '#0b5cad',
    colorInfo: '#0b5cad',
    colorError: '#c21d1d',
    colorWarning: '#8a5a00',
    colorSuccess: '#1d7a3e',
    // Derived from colours this dark the grounds of notices come out as mud.
    colorWarningBg: '#fdf6e3',
    colorWarningBorder: '#d8b864',
    colorSuccessBg: '#eef8f1',
    colorSuccessBorder: '#9ccbab',
    colorErrorBg: '#fdf0f0',
    colorErrorBorder: '#e3a5a5',
    colorInfoBg: '#e8f1fa',
    colorInfoBorder: '#a9c9e8',
    colorText: 'rgba(0, 0, 0, 0.88)',
    colorTextSecondary: 'rgba(0, 0, 0, 0.65)',
    // The default of 0.45 fails the contrast of WCAG 2.1 AA.
    colorTextDescription: 'rgba(0, 0, 0, 0.65)',
    colorTextPlaceholder: 'rgba(0, 0, 0, 0.6)',
    borderRadius: 4,
    fontSize: 14,
    fontFamily,
    motion: false,
    controlItemBgActive: '#e8f1fa',
  },
};
