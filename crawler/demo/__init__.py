"""A small bundled web and an article that cites it: what a first run archives, with nothing set up."""
