"""The sentences a person reads: reasons, warnings, remedies."""
