import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { administration } from './zh-cn/administration.js';
import { zhCn } from './zh-cn/index.js';
import type { village } from './zh-cn/village.js';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    returnNull: false;
    /** The village page, a front end of its own, and the administration pages load their own parts. */
    resources: { translation: typeof zhCn & typeof administration & { village: typeof village } };
  }
}

void i18next.use(initReactI18next).init({
  lng: 'zh-CN',
  fallbackLng: false,
  resources: { 'zh-CN': { translation: zhCn } },
  // React escapes what it renders.
  interpolation: { escapeValue: false },
});

export { i18next };
