import type { PostChange } from '@ducha/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Why and by whom a post was given or ended; written with the change and never touched again. */
@Entity('post_change')
@Index('post_change_post_id', ['postId', 'at'])
export class PostChangeRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'post_id' }) postId!: string;
  @Column('text') kind!: PostChange['kind'];
  /** First day of the post, or the first on which it no longer holds. */
  @Column('date') day!: string;
  @Column('text') reason!: string;
  /** Null where a command of the installation did it. */
  @Column('text', { name: 'person_id', nullable: true }) personId!: string | null;
  @Column('text', { name: 'person_name', nullable: true }) personName!: string | null;
  /** The unit the person acted for. */
  @Column('text', { name: 'unit_id', nullable: true }) unitId!: string | null;
  @Column('timestamptz') at!: Date;
}
