"""What is wrong with an installation, and what went wrong in a crash: told without Qt."""
