import { type DynamicModule, Module } from '@nestjs/common';
import { Callers } from '../caller/callers.js';
import { SignIn } from './sign-in.js';
import { TokenVerifier } from './token-verifier.js';

/** Global, because a service that streams asks who its caller is by itself. */
@Module({})
export class SignInModule {
  static forRoot(tokens: TokenVerifier): DynamicModule {
    return {
      module: SignInModule,
      global: true,
      providers: [{ provide: TokenVerifier, useValue: tokens }, Callers, SignIn],
      exports: [TokenVerifier, SignIn],
    };
  }
}
