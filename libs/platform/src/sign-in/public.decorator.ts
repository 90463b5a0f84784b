import { SetMetadata } from '@nestjs/common';

export const PUBLIC_ENDPOINT = 'ducha:public';

/** Endpoint or controller that needs no sign-in: health, the API description. */
export const Public = (): ClassDecorator & MethodDecorator => SetMetadata(PUBLIC_ENDPOINT, true);
