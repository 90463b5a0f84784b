import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { placeOf } from './place.js';
import './text.js';
import '../app/base.css';
import './village.css';
import { VillageContext } from './use-village.js';
import { Village } from './village.js';
import { registerWorker } from './worker/register-worker.js';

const container = document.getElementById('root');
if (!container) throw new Error('the page has no #root');

const village = await Village.open();
createRoot(container).render(
  <StrictMode>
    <VillageContext value={village}>
      <App />
    </VillageContext>
  </StrictMode>,
);
const { kind } = placeOf(window.location.pathname);
if (kind !== 'SIGN_IN_CALLBACK' && kind !== 'SIGNED_OUT') void village.begin(true);
void registerWorker();
