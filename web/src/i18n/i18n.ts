import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { zhCn } from './zh-cn/index.js';
import type { village } from './zh-cn/village.js';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    returnNull: false;
    /** The village page is a front end of its own and loads its own part. */
    resources: { translation: typeof zhCn & { village: typeof village } };
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
