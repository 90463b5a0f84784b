import type { UnitDetail } from '@ducha/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCurrentPost } from '../../app/session/current-post.js';
import { DetailSection } from '../detail/detail-section.js';
import { appointableRolesQuery } from '../posts/posts.api.js';
import { unitPostsQuery } from '../unit-picker/unit-picker.api.js';
import styles from './organization.module.css';

/** Who holds a post in the unit today. */
export function UnitHolders({ unit, isInJurisdiction }: { unit: UnitDetail; isInJurisdiction: boolean }) {
  const { t } = useTranslation();
  const posts = useQuery(unitPostsQuery(unit.id));
  const rows = posts.data?.rows ?? [];
  const people = new Set(rows.map(({ personId }) => personId)).size;
  return (
    <DetailSection
      title={t('organization.holders')}
      {...(posts.data && { note: t('organization.holderCount', { posts: rows.length, people }) })}
    >
      {posts.isPending && <p className={styles.note}>{t('shell.loading')}</p>}
      {posts.isError && <p className={styles.note}>{t('organization.holdersFailed')}</p>}
      {posts.data && rows.length === 0 && <p className={styles.note}>{t('organization.noHolders')}</p>}
      {rows.length > 0 && (
        <table className={styles.holders}>
          <thead>
            <tr>
              <th scope="col">{t('organization.person')}</th>
              <th scope="col">{t('organization.postTitle')}</th>
              <th scope="col">{t('organization.role')}</th>
              <th scope="col">{t('organization.since')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((post) => (
              <tr key={post.id}>
                <td>
                  {isInJurisdiction ? (
                    <Link to="/settings/posts/$postId" params={{ postId: post.id }}>
                      {post.personName}
                    </Link>
                  ) : (
                    post.personName
                  )}
                </td>
                <td>{post.title}</td>
                <td>{t(`glossary.postRole.${post.role}`)}</td>
                <td>{post.validFrom}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {isInJurisdiction && <HolderLinks unitId={unit.id} />}
    </DetailSection>
  );
}

/** The way to the list, with the units below; and to a new post for those who may give one here. */
function HolderLinks({ unitId }: { unitId: string }) {
  const { t } = useTranslation();
  const { post } = useCurrentPost();
  const appointable = useQuery(appointableRolesQuery(post.id, unitId));
  return (
    <p className={`${styles.links} no-print`}>
      <Link to="/settings/posts" search={{ unitId }}>
        {t('organization.allHolders')}
      </Link>
      {appointable.data && appointable.data.roles.length > 0 && (
        <Link to="/settings/posts" search={{ unitId, appoint: 'true' }}>
          {t('posts.appoint')}
        </Link>
      )}
    </p>
  );
}
