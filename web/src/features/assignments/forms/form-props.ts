import type { AssignmentDetail } from '@ducha/contracts';

export interface AssignmentFormProps {
  assignment: AssignmentDetail;
  onClose: () => void;
}
