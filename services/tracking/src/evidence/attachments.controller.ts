import type { AttachmentView } from '@ducha/contracts';
import { AttachmentView as ViewSchema, attachmentLimitBytes, Id } from '@ducha/contracts';
import type { Caller } from '@ducha/platform';
import { Answers, CurrentCaller, Requires, TakesFile } from '@ducha/platform';
import { Body, Controller, Get, Header, Headers, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import { AttachmentsService } from './attachments.service.js';
import { contentDisposition, givenName } from './file-name.js';

const schema = Id;
const binary = { type: 'string', format: 'binary' } as const;

/** Evidence of a report: photos, scans, tables. */
@Controller()
export class AttachmentsController {
  constructor(private readonly attachments: AttachmentsService) {}

  @Post('assignments/:id/attachments')
  @HttpCode(201)
  @Requires('handle', 'Assignment')
  @TakesFile(attachmentLimitBytes)
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: binary })
  @ApiHeader({ name: 'x-file-name', required: true, description: 'Name of the file, URI-encoded.' })
  @Answers(ViewSchema, 201)
  upload(
    @Param('id', { schema }) assignmentId: string,
    @Body() content: unknown,
    @Headers('x-file-name') fileName: string | undefined,
    @CurrentCaller() caller: Caller,
  ): Promise<AttachmentView> {
    return this.attachments.upload({ assignmentId, content, name: givenName(fileName) }, caller);
  }

  @Get('attachments/:id')
  @Requires('read', 'Assignment')
  @Header('x-content-type-options', 'nosniff')
  @Header('content-security-policy', "default-src 'none'; sandbox")
  @Header('cache-control', 'private, max-age=3600, immutable')
  @ApiOkResponse({ content: { 'application/octet-stream': { schema: binary } } })
  async download(@Param('id', { schema }) id: string, @CurrentCaller() caller: Caller): Promise<StreamableFile> {
    const { attachment, content } = await this.attachments.open(id, caller);
    return new StreamableFile(content, {
      type: attachment.contentType,
      length: attachment.size,
      disposition: contentDisposition(attachment.name),
    });
  }
}
