import { postRoleNames, type PostsExportQuery, type PostView, sentenceFor } from '@ducha/contracts';
import { byteOrderMark, type Caller, csvLine } from '@ducha/platform';
import { Injectable } from '@nestjs/common';
import { PostsReadModel } from './posts.read-model.js';

/** More than all posts of the region; a narrower filter serves better beyond it. */
const rowsAtMost = 50_000;

const columns: readonly { heading: string; cell: (post: PostView) => string }[] = [
  { heading: 'intake.post.column.unit', cell: ({ unit }) => unit.name },
  { heading: 'intake.post.column.unit-code', cell: ({ unitId }) => unitId },
  { heading: 'intake.post.column.person', cell: ({ personName }) => personName },
  { heading: 'intake.post.column.account', cell: ({ personId }) => personId },
  { heading: 'intake.post.column.title', cell: ({ title }) => title },
  { heading: 'intake.post.column.role', cell: ({ role }) => postRoleNames[role] ?? role },
  { heading: 'intake.post.column.from', cell: ({ validFrom }) => validFrom },
  { heading: 'intake.post.column.to', cell: ({ validTo }) => validTo ?? '' },
];

/** The list of posts for a spreadsheet. */
@Injectable()
export class PostsExport {
  constructor(private readonly readModel: PostsReadModel) {}

  /** @throws DomainError as the list does, and for more than 50,000 rows */
  async csv(caller: Caller, query: PostsExportQuery): Promise<string> {
    const posts = await this.readModel.all(caller, query, rowsAtMost);
    const heading = csvLine(columns.map((column) => sentenceFor(column.heading)));
    return byteOrderMark + heading + posts.map((post) => csvLine(columns.map(({ cell }) => cell(post)))).join('');
  }
}
