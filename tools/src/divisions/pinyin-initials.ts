import { pinyin } from 'pinyin-pro';

/** Initials by which a name is found from the keyboard, such as `alszq` for 阿拉善左旗; punctuation is left out. */
export function pinyinInitials(name: string): string {
  return pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
