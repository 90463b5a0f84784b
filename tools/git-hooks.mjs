// Points git at the tracked hooks; silent outside a checkout (an image build has no .git).
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

if (existsSync('.git')) spawnSync('git', ['config', 'core.hooksPath', 'tools/git-hooks'], { stdio: 'ignore' });
