// The sentence for each way in which a field can be wrong.
import type { FormField } from '../api/types';
import { t } from '../messages';
import type { FieldError } from './form';

export function errorText(field: FormField, error: FieldError): string {
	return error === 'long' ? t.act.errors.long(field.max ?? 0) : t.act.errors[error];
}
