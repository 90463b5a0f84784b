import { z } from 'zod';

/** Instant with offset, ISO 8601. */
export const Instant = z.iso.datetime({ offset: true });
/** Calendar day in Asia/Shanghai, `yyyy-mm-dd`. */
export const Day = z.iso.date();
/** Primary key of everything but units: uuid v7 made by the application. */
export const Id = z.uuid();
/** A unit's id is its immutable code: the 12-digit division code, or `<code>_<department>`; abolished codes are never reused (民政部令第79号). */
export const UnitId = z.string().regex(/^[0-9]{12}(_[A-Z0-9]{2,8})?$/);
/** `ltree` of unit ids from the autonomous region down to the unit itself. */
export const UnitPath = z.string().regex(/^[0-9]{12}(_[A-Z0-9]{2,8})?(\.[0-9]{12}(_[A-Z0-9]{2,8})?)*$/);
