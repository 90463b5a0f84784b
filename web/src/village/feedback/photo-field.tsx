import { useEffect, useId, useMemo, useState, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewPhoto } from '../store/village-record.js';
import { compressPhoto } from './compress-photo.js';
import { photoLimit } from './feedback.js';

interface PhotoFieldProps {
  photos: readonly NewPhoto[];
  onChange: (change: (photos: readonly NewPhoto[]) => NewPhoto[]) => void;
}

/** Photos help and are never asked for (State Council office letter 2026 No. 12: no forced photos, no tracks). */
export function PhotoField({ photos, onChange }: PhotoFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const [working, setWorking] = useState(0);
  const [isUnreadable, setUnreadable] = useState(false);
  const add = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])].slice(0, photoLimit - photos.length);
    // The same photo may be chosen again after it was taken out.
    target.value = '';
    setUnreadable(false);
    for (const [index, file] of files.entries()) {
      setWorking((count) => count + 1);
      try {
        const photo = await compressPhoto(file, t('village.photo.file', { number: photos.length + index + 1 }));
        onChange((before) => [...before, photo].slice(0, photoLimit));
      } catch {
        setUnreadable(true);
      } finally {
        setWorking((count) => count - 1);
      }
    }
  };
  return (
    <div role="group" aria-labelledby={id} aria-describedby={`${id}-note`} className="field">
      <span id={id} className="label">
        {t('village.photo.label')}
      </span>
      <span id={`${id}-note`} className="secondary">
        {t('village.photo.note', { limit: photoLimit })}
      </span>
      {photos.length > 0 && (
        <ul className="photos">
          {photos.map((photo, index) => (
            <li key={index}>
              <Thumbnail photo={photo} alt={t('village.photo.name', { number: index + 1 })} />
              <button
                type="button"
                className="plain"
                aria-label={t('village.photo.remove', { number: index + 1 })}
                onClick={() => onChange((before) => before.filter((other) => other !== photo))}
              >
                {t('village.photo.removeShort')}
              </button>
            </li>
          ))}
        </ul>
      )}
      {photos.length < photoLimit && (
        <div className="choiceRow">
          <label className="plain fileButton">
            <input type="file" accept="image/*" capture="environment" onChange={(event) => void add(event)} />
            <span>{t('village.photo.take')}</span>
          </label>
          <label className="plain fileButton">
            <input type="file" accept="image/*" multiple onChange={(event) => void add(event)} />
            <span>{t('village.photo.choose')}</span>
          </label>
        </div>
      )}
      <span role="status" className="secondary">
        {working > 0 && t('village.photo.working')}
        {isUnreadable && t('village.photo.unreadable')}
      </span>
    </div>
  );
}

function Thumbnail({ photo, alt }: { photo: NewPhoto; alt: string }) {
  const url = useMemo(() => URL.createObjectURL(new Blob([photo.bytes], { type: 'image/jpeg' })), [photo]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return <img src={url} alt={alt} />;
}
