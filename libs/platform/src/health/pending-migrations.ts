import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Compares the migrations this build knows with those the database has had. Once nothing is pending, the database is not asked again. */
@Injectable()
export class PendingMigrations {
  private hasNone = false;

  constructor(private readonly dataSource: DataSource) {}

  /** @throws when the schema is older than this build */
  async assertNone(): Promise<void> {
    if (this.hasNone) return;
    const pending = await this.names();
    if (pending.length > 0) throw new Error(`not applied: ${pending.join(', ')}`);
    this.hasNone = true;
  }

  async names(): Promise<string[]> {
    const table = this.dataSource.options.migrationsTableName ?? 'migrations';
    const [{ found }] = await this.dataSource.query<[{ found: boolean }]>(
      'SELECT to_regclass($1) IS NOT NULL AS found',
      [table],
    );
    const applied = found ? await this.dataSource.query<{ name: string }[]>(`SELECT name FROM "${table}"`) : [];
    const names = new Set(applied.map((row) => row.name));
    return this.dataSource.migrations
      .map((migration) => migration.name ?? migration.constructor.name)
      .filter((name) => !names.has(name));
  }
}
