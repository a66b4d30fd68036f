"""The command line: what a person asks for, and how what came of it is told."""
