import { Global, Module } from '@nestjs/common';
import { OwnChecks } from './own-checks.js';

@Global()
@Module({ providers: [OwnChecks], exports: [OwnChecks] })
export class OwnChecksModule {}
