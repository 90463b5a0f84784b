import { Me } from '@ducha/contracts';
import { Answers, type Caller, CurrentCaller, Directory } from '@ducha/platform';
import { Controller, Get, Inject } from '@nestjs/common';
import { INTAKE_CONFIG, type IntakeConfig } from '../config.js';
import { unitName } from '../units/units.read-model.js';

/** Who is signed in, and from which posts requests can be made (`X-Post-Id`). */
@Controller('me')
export class MeController {
  constructor(
    private readonly directory: Directory,
    @Inject(INTAKE_CONFIG) private readonly config: IntakeConfig,
  ) {}

  @Get()
  @Answers(Me)
  async me(@CurrentCaller() caller: Caller): Promise<Me> {
    const posts = await this.directory.postsOf(caller.personId);
    return {
      personId: caller.personId,
      personName: caller.personName,
      posts: posts.map(({ id, role, title, unit, actingUnit }) => ({
        id,
        role,
        title,
        unit: unitName(unit),
        actingUnit: unitName(actingUnit),
      })),
      currentPostId: caller.postId,
      ...(this.config.DEMO_ACCOUNTS && { demo: true as const }),
    };
  }
}
