/**
 * Whether a row of a work-secret item hides its text: readable are such items only to the issuing unit and to the units
 * that dispatched or hold an assignment of it.
 * @param row alias of a row with `disclosure`
 * @param itemId expression of the item's id
 * @param unitId placeholder of the unit the caller acts for
 */
export const isMaskedSql = (row: string, itemId: string, unitId: string): string => `(${row}.disclosure = 'WORK_SECRET'
  AND NOT EXISTS (SELECT FROM item_row own WHERE own.id = ${itemId} AND own.issuing_unit_id = ${unitId})
  AND NOT EXISTS (SELECT FROM assignment_row part
    WHERE part.item_id = ${itemId} AND (part.unit_id = ${unitId} OR part.dispatcher_unit_id = ${unitId})))`;
