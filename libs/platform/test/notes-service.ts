import { EventEmitter, once } from 'node:events';
import { DomainError, Id, UnitsRegisteredV1 } from '@ducha/contracts';
import { CommandTransaction, MessagingModule, messagingMigrations } from '@ducha/messaging';
import { Body, Controller, Get, Injectable, Module, Param, Post, Query, type DynamicModule } from '@nestjs/common';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { z } from 'zod';
import {
  Answers,
  CurrentCaller,
  DirectoryModule,
  DirectoryTables1764000000002,
  ExpectedVersion,
  messagingConnection,
  Page,
  PostRow,
  Requires,
  UnitRow,
  assertVersion,
  type Caller,
  type ServiceConfig,
  type ServiceDefinition,
} from '../src/index.js';
import { unitFacts } from './organization.js';

export const NewNote = z.strictObject({
  title: z.string().trim().min(1).max(20),
  count: z.int().min(0).max(10).optional(),
});
const Note = z.object({ id: Id, title: z.string(), version: z.int() }).meta({ id: 'Note' });
type Note = z.infer<typeof Note>;

class NoteTable1764000000099 implements MigrationInterface {
  name = 'NoteTable1764000000099';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE note (id uuid PRIMARY KEY, title text NOT NULL, version integer NOT NULL)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE note');
  }
}

/** Lets a test hold a request open until it has seen what it wanted. */
export const gate = new EventEmitter();

@Injectable()
class Notes {
  constructor(
    private readonly transaction: CommandTransaction,
    private readonly dataSource: DataSource,
  ) {}

  /** The event is one the platform's own directory consumer understands. */
  create(title: string): Promise<Note> {
    return this.transaction.run(async (tx) => {
      const id = crypto.randomUUID();
      await tx.manager.query('INSERT INTO note VALUES ($1, $2, 1)', [id, title]);
      tx.emit(UnitsRegisteredV1, { id, version: 1 }, { units: [unitFacts({ name: title })] });
      return { id, title, version: 1 };
    });
  }

  async byId(id: string): Promise<Note> {
    const [note] = await this.dataSource.query<Note[]>('SELECT id, title, version FROM note WHERE id = $1', [id]);
    if (!note) throw new DomainError('NOT_FOUND', 'platform.not-found');
    return note;
  }
}

@Controller('notes')
class NotesController {
  constructor(
    private readonly notes: Notes,
    private readonly dataSource: DataSource,
  ) {}

  @Post()
  @Requires('record', 'Item')
  @Answers(Note, 201)
  create(@Body({ schema: NewNote }) body: z.infer<typeof NewNote>): Promise<Note> {
    return this.notes.create(body.title);
  }

  @Get()
  list(@Query({ schema: Page }) page: Page): Page {
    return page;
  }

  @Get('me')
  me(@CurrentCaller() caller: Caller): Caller {
    return caller;
  }

  @Get('broken')
  broken(): never {
    throw new Error('secret internals');
  }

  @Get('duplicate')
  async duplicate(): Promise<void> {
    await this.dataSource.query(`INSERT INTO note SELECT gen_random_uuid(), NULL, 1`);
  }

  @Get('unchecked/:id')
  unchecked(@Param('id') id: string): Promise<Note> {
    return this.notes.byId(id);
  }

  @Get('gated')
  async gated(): Promise<{ isDone: boolean }> {
    gate.emit('entered');
    await once(gate, 'opened');
    return { isDone: true };
  }

  @Get(':id')
  @Answers(Note)
  one(@Param('id', { schema: Id }) id: string): Promise<Note> {
    return this.notes.byId(id);
  }

  @Post(':id/touch')
  async touch(@Param('id', { schema: Id }) id: string, @ExpectedVersion() expected: number | undefined): Promise<Note> {
    const note = await this.notes.byId(id);
    assertVersion(note.version, expected);
    return note;
  }
}

@Module({})
class NotesModule {
  static forRoot(name: 'intake' | 'tracking', config: ServiceConfig): DynamicModule {
    const isProducer = name === 'intake';
    return {
      module: NotesModule,
      imports: [
        MessagingModule.forRoot({
          service: name,
          publishes: isProducer ? 'intake' : null,
          subscribes: isProducer ? [] : [{ context: 'intake', aggregates: ['units', 'posts'] }],
          projectionTables: isProducer ? [] : ['unit', 'post'],
          drainTimeoutMs: 2_000,
          ...messagingConnection(config),
        }),
        DirectoryModule.forRoot({ consumes: !isProducer }),
      ],
      controllers: isProducer ? [NotesController] : [],
      providers: isProducer ? [Notes] : [],
    };
  }
}

/** A small service on the real bootstrap: `intake` takes notes and publishes, `tracking` keeps the copy of the organization. */
export const notesService = (name: 'intake' | 'tracking', config: ServiceConfig): ServiceDefinition => ({
  name,
  module: () => NotesModule.forRoot(name, config),
  loadConfig: () => config,
  dataSource: ({ DATABASE_URL }) => ({
    type: 'postgres',
    url: DATABASE_URL,
    entities: [UnitRow, PostRow],
    migrations: [
      ...messagingMigrations,
      DirectoryTables1764000000002,
      ...(name === 'intake' ? [NoteTable1764000000099] : []),
    ],
  }),
});
