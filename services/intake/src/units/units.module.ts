import { Module } from '@nestjs/common';
import { UnitsController } from './units.controller.js';
import { UnitsReadModel } from './units.read-model.js';

@Module({ controllers: [UnitsController], providers: [UnitsReadModel] })
export class UnitsModule {}
