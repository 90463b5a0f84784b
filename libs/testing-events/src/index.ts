export * from './producer.js';
export * from './sample-organization.js';
