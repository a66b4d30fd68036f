"""``python -m crawler.cli`` is ``evercite``."""

from crawler.cli.start import main

main()
