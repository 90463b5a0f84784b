import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One load of the organization that changed something. */
@Entity('organization_import')
export class OrganizationImportRow {
  @PrimaryColumn('uuid')
  id!: string;

  /** Hash of everything the load would write; the same hash again means there is nothing to do. */
  @Column('text', { name: 'content_hash' })
  contentHash!: string;

  @Column('integer', { name: 'units_changed' })
  unitsChanged!: number;

  @Column('integer', { name: 'posts_changed' })
  postsChanged!: number;

  /** Every post that came from files, so that the next load can end those that are gone. */
  @Column('uuid', { name: 'post_ids', array: true })
  postIds!: string[];

  @Index('organization_import_imported_at')
  @Column('timestamptz', { name: 'imported_at' })
  importedAt!: Date;
}
