import { Module } from '@nestjs/common';
import { OrganizationLoader } from './organization-loader.js';

@Module({ providers: [OrganizationLoader], exports: [OrganizationLoader] })
export class OrganizationModule {}
