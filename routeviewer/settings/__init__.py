"""What the user has set, where it is kept, and the keys of services."""
