"""Gazetteers of the user's own: read from files once, compiled, kept beside the embedded one."""
