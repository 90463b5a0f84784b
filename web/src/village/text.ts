import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { glossary } from '../i18n/zh-cn/glossary.js';
import { timeLeft } from '../i18n/zh-cn/time-left.js';
import { village } from '../i18n/zh-cn/village.js';

/** The village page carries its own part of the catalogue and the words it shares, no other. */
void i18next.use(initReactI18next).init({
  lng: 'zh-CN',
  fallbackLng: false,
  resources: { 'zh-CN': { translation: { glossary, timeLeft, village } } },
  // React escapes what it renders.
  interpolation: { escapeValue: false },
});
