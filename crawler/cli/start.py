"""The way in: Ctrl-C while the command is still being loaded ends it without a word, as it ends any program."""

import signal


def main() -> None:
    """Load the command line, and run the command of ``sys.argv``."""
    # Python would print a traceback, and end with 1 in places. Who is told to ignore the signal goes on to do so.
    loading = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if loading:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from crawler.cli import main as command_line

    if loading:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    command_line.main()
