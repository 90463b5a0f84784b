import { Module } from '@nestjs/common';
import { MeController } from '../posts/me.controller.js';
import { UnitsController } from './units.controller.js';
import { UnitsReadModel } from './units.read-model.js';

@Module({ controllers: [UnitsController, MeController], providers: [UnitsReadModel], exports: [UnitsReadModel] })
export class UnitsModule {}
