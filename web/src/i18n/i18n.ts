import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { zhCn } from './zh-cn/index.js';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    returnNull: false;
    resources: { translation: typeof zhCn };
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
