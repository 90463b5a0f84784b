import { mkdir, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createHash, randomUUID } from 'node:crypto';
import { attachmentLimitBytes, AssignmentDetail, AttachmentView } from '@ducha/contracts';
import { planned } from '../../test/intake-producer.js';
import { RunningTracking } from '../../test/running-tracking.js';
import { EvidenceUpkeep } from './evidence-upkeep.js';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const progress = (attachmentIds?: string[]) => ({ text: '已建成投用', percent: 80, attachmentIds });
const later = (days: number) => new Date(Date.now() + days * 86_400_000);

let tracking: RunningTracking;
beforeAll(async () => {
  tracking = await RunningTracking.start();
});
afterAll(() => tracking.stop());

/** An assignment of the league in progress. */
async function inProgress(change = {}): Promise<string> {
  const lead = planned('league');
  await tracking.dispatched([lead], change);
  await tracking.command(lead.assignmentId, 'acknowledge', 'league-clerk');
  return lead.assignmentId;
}

const upload = (id: string, content: Buffer, name: string, personId = 'league-clerk', headers = {}) =>
  tracking.sendFile(`/assignments/${id}/attachments`, personId, content, {
    'content-type': 'application/octet-stream',
    'x-file-name': encodeURIComponent(name),
    ...headers,
  });

async function uploaded(id: string, content = png, name = '现场.png', personId = 'league-clerk'): Promise<string> {
  const { status, body } = await upload(id, content, name, personId);
  expect([status, body.rule]).toEqual([201, undefined]);
  return body.id as string;
}

async function files(): Promise<string[]> {
  const root = tracking.config.EVIDENCE_DIR;
  const found = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  return found.filter((entry) => entry.isFile()).map(({ name }) => name);
}

describe('an attachment', () => {
  it('is stored with its digest and shown with the report it came with, in the order given', async () => {
    const id = await inProgress();
    const first = await uploaded(id);
    const { body } = await upload(id, pdf, '../../验收 报告.exe');
    expect(AttachmentView.parse(body)).toEqual({
      id: body.id,
      name: '验收 报告.exe.pdf',
      size: pdf.length,
      contentType: 'application/pdf',
      sha256: createHash('sha256').update(pdf).digest('hex'),
    });
    await tracking.command(id, 'progress', 'league-clerk', progress([body.id, first]));
    const detail = AssignmentDetail.parse((await tracking.read(`/assignments/${id}`, 'region-clerk')).body);
    expect(detail.progress[0]?.attachments.map((each) => each.id)).toEqual([body.id, first]);
  });

  it('comes with the completion and with the input of a support unit too', async () => {
    const lead = planned('league');
    const support = planned('regionCzt', { role: 'SUPPORT', leadAssignmentId: lead.assignmentId });
    await tracking.dispatched([lead, support]);
    await tracking.command(lead.assignmentId, 'acknowledge', 'league-clerk');
    await tracking.command(support.assignmentId, 'acknowledge', 'region-czt-handler');
    const given = await uploaded(support.assignmentId, pdf, '意见.pdf', 'region-czt-handler');
    await tracking.command(support.assignmentId, 'input', 'region-czt-handler', {
      text: '同意',
      attachmentIds: [given],
    });
    const final = await uploaded(lead.assignmentId);
    await tracking.command(lead.assignmentId, 'submit', 'league-clerk', {
      text: '办结',
      signedBy: { kind: 'OFFICIAL_SEAL' },
      attachmentIds: [final],
    });
    const { body } = await tracking.read(`/assignments/${lead.assignmentId}`, 'league-clerk');
    expect(body.progress.at(-1).attachments[0].id).toBe(final);
    expect(body.supportInputs[0].inputs[0].attachments[0].id).toBe(given);
  });

  it('is downloaded as it was, never shown in the page', async () => {
    const id = await uploaded(await inProgress());
    const response = await tracking.download(`/attachments/${id}`, 'region-clerk');
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(png.length),
      'content-disposition': `attachment; filename="__.png"; filename*=UTF-8''%E7%8E%B0%E5%9C%BA.png`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(Buffer.from(await response.arrayBuffer()).equals(png)).toBe(true);
  });

  it('is only for those who may read the assignment', async () => {
    const id = await uploaded(await inProgress());
    const status = async (personId: string) => (await tracking.download(`/attachments/${id}`, personId)).status;
    expect(await status('league-clerk')).toBe(200);
    expect(await status('hohhot-clerk')).toBe(404);
    expect(await status('banner-clerk')).toBe(404);
    expect((await tracking.download(`/attachments/${randomUUID()}`, 'league-clerk')).status).toBe(404);
  });
});

describe('an upload', () => {
  it.each([
    {
      name: 'a program under the name of a picture',
      content: Buffer.from('MZ\x90\x00\x03'),
      file: 'a.png',
      rule: 'tracking.attachment.type-not-taken',
    },
    {
      name: 'a page with script',
      content: Buffer.from('<svg onload="alert(1)">'),
      file: 'a.svg',
      rule: 'tracking.attachment.type-not-taken',
    },
    { name: 'an empty file', content: Buffer.alloc(0), file: 'a.png', rule: 'tracking.attachment.empty' },
    { name: 'a file without a name', content: png, file: '', rule: 'tracking.attachment.name-missing' },
  ])('refuses $name', async ({ content, file, rule }) => {
    const before = (await files()).length;
    const { status, body } = await upload(await inProgress(), content, file);
    expect([status, body.rule]).toEqual([422, rule]);
    expect((await files()).length).toBe(before);
  });

  it('takes five megabytes and not a byte more, however they come', async () => {
    const id = await inProgress();
    const largest = Buffer.concat([png, Buffer.alloc(attachmentLimitBytes - png.length)]);
    expect((await upload(id, largest, '大.png')).status).toBe(201);
    const larger = Buffer.concat([largest, Buffer.alloc(1)]);
    expect((await upload(id, larger, '大.png')).status).toBe(413);
    expect((await upload(id, larger, '大.png', 'league-clerk', { 'transfer-encoding': 'chunked' })).status).toBe(413);
  });

  it('is refused where the assignment is not the caller’s, or is over', async () => {
    const id = await inProgress();
    expect((await upload(id, png, 'a.png', 'region-clerk')).body.rule).toBe('tracking.assignment.not-handling-unit');
    expect((await upload(id, png, 'a.png', 'hohhot-clerk')).status).toBe(404);
    expect((await upload(id, png, 'a.png', 'region-leader')).status).toBe(403);
    await tracking.command(id, 'submit', 'league-clerk', { text: '办结', signedBy: { kind: 'OFFICIAL_SEAL' } });
    await tracking.command(id, 'accept', 'region-clerk');
    expect((await upload(id, png, 'a.png')).body.rule).toBe('tracking.attachment.assignment-closed');
  });

  it('is read only after its token is checked, and only on its own route', async () => {
    const id = await inProgress();
    const raw = { 'content-type': 'image/png', 'x-file-name': 'a.png' };
    expect((await tracking.sendFile(`/assignments/${id}/attachments`, null, png, raw)).status).toBe(401);
    expect((await tracking.sendFile(`/assignments/${id}/acknowledge`, 'league-clerk', png, raw)).status).toBe(415);
  });

  it('repeated under its key stores nothing more and answers the same; other content is refused', async () => {
    const id = await inProgress();
    const key = { 'idempotency-key': randomUUID() };
    const first = await upload(id, png, '现场.png', 'league-clerk', key);
    const before = (await files()).length;
    expect((await upload(id, png, '现场.png', 'league-clerk', key)).body).toEqual(first.body);
    expect((await files()).length).toBe(before);
    const other = await upload(id, pdf, '现场.pdf', 'league-clerk', key);
    expect([other.status, other.body.rule]).toEqual([422, 'messaging.idempotency-key.reused']);
  });
});

describe('a report with attachments', () => {
  it.each([
    { name: 'of another assignment', make: async () => uploaded(await inProgress()) },
    { name: 'that nobody uploaded', make: async () => randomUUID() },
    {
      name: 'uploaded by another person',
      make: async (id: string) => uploaded(id, png, 'a.png', 'league-director'),
    },
    {
      name: 'that came with an earlier report',
      make: async (id: string) => {
        const used = await uploaded(id);
        await tracking.command(id, 'progress', 'league-clerk', progress([used]));
        return used;
      },
    },
  ])('is refused with one $name, as a whole', async ({ make }) => {
    const id = await inProgress();
    const attachment = await make(id);
    const good = await uploaded(id);
    const before = (await tracking.events(id)).length;
    expect(await tracking.refusal(id, 'progress', 'league-clerk', progress([good, attachment]))).toEqual([
      422,
      'tracking.attachment.not-available',
    ]);
    expect((await tracking.events(id)).length).toBe(before);
    expect(await tracking.sql('SELECT entry_id FROM attachment WHERE id = $1', [good])).toEqual([{ entry_id: null }]);
  });

  it('takes nine and each once', async () => {
    const id = await inProgress();
    const ten = Array.from({ length: 10 }, () => randomUUID());
    expect((await tracking.refusal(id, 'progress', 'league-clerk', progress(ten)))[0]).toBe(400);
    expect((await tracking.refusal(id, 'progress', 'league-clerk', progress([ten[0]!, ten[0]!])))[0]).toBe(400);
  });
});

describe('the sweep', () => {
  afterEach(() => tracking.setTime(null));

  it('removes what was never reported with, and keeps what was', async () => {
    const id = await inProgress();
    const [used, unused] = [await uploaded(id), await uploaded(id)];
    await tracking.command(id, 'progress', 'league-clerk', progress([used]));
    tracking.setTime(later(6));
    await tracking.get(EvidenceUpkeep).sweep();
    expect(await files()).toEqual(expect.arrayContaining([used, unused]));
    tracking.setTime(later(8));
    expect(await tracking.get(EvidenceUpkeep).sweep()).toBeGreaterThan(0);
    expect(await files()).toContain(used);
    expect(await files()).not.toContain(unused);
    expect((await tracking.download(`/attachments/${unused}`, 'league-clerk')).status).toBe(404);
    expect((await tracking.download(`/attachments/${used}`, 'league-clerk')).status).toBe(200);
  });

  it('removes a file whose command was never committed, but not one that is just being written', async () => {
    const folder = join(tracking.config.EVIDENCE_DIR, new Date().toISOString().slice(0, 10));
    await mkdir(folder, { recursive: true });
    const [old, draft, fresh] = [randomUUID(), `${randomUUID()}.part`, randomUUID()];
    for (const name of [old, draft, fresh]) await writeFile(join(folder, name), png);
    const past = new Date(Date.now() - 2 * 3_600_000);
    for (const name of [old, draft]) await utimes(join(folder, name), past, past);
    await tracking.get(EvidenceUpkeep).sweep();
    const left = await files();
    expect(left).toContain(fresh);
    expect(left).not.toContain(old);
    expect(left).not.toContain(draft);
  });
});

describe('where the evidence folder cannot be written', () => {
  const root = () => tracking.config.EVIDENCE_DIR;
  beforeEach(async () => {
    await rename(root(), `${root()}.away`);
    // Whoever runs the tests may write anywhere, but nobody makes a folder inside a file.
    await writeFile(root(), '');
  });
  afterEach(async () => {
    await rm(root());
    await rename(`${root()}.away`, root());
  });

  it('refuses the upload as a service that is unavailable, in a sentence, and goes on with all else', async () => {
    const id = await inProgress();
    const { status, body } = await upload(id, png, '现场.png');
    expect({ status, body }).toMatchObject({
      status: 503,
      body: {
        type: expect.any(String),
        title: '存储暂不可用',
        code: 'STORAGE_UNAVAILABLE',
        rule: 'tracking.attachment.storage-unavailable',
        detail: '附件存储目录无法写入，暂时不能上传，请联系系统管理员检查存储；其他办理不受影响。',
      },
    });
    await tracking.command(id, 'progress', 'league-clerk', progress());
  });

  it('shows it in the readiness, which stays', async () => {
    const response = await fetch(`${tracking.service.url}/api/tracking/health/ready`);
    const { checks } = (await response.json()) as { checks: { name: string; isOk: boolean; reason: string }[] };
    expect(response.status).toBe(200);
    expect(checks.find(({ name }) => name === 'evidence')).toMatchObject({
      isOk: false,
      reason: expect.stringContaining('EEXIST'),
    });
  });
});
