"""``python -m crawler.cli`` is ``evercite``."""

from crawler.cli.main import main

main()
