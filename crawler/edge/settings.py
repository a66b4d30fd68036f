"""Scrapy's settings for evercite: what Scrapy 2.19 does by default, and a recording crawler must not, is off.

Redirects, retries, robots.txt, cookies, delays and deduplication are the store's work (its frontier visits hosts), and
bodies pass through Scrapy untouched, so none of its middlewares earns a place. The telnet console and the remote
control server, which runs Python it is sent, would be doors into the process.
"""

from importlib.util import find_spec

BOT_NAME = "evercite"
SPIDER_MODULES = ["crawler.spiders"]
NEWSPIDER_MODULE = "crawler.spiders"

TWISTED_REACTOR_ENABLED = False
ASYNCIO_EVENT_LOOP = "uvloop.Loop" if find_spec("uvloop") else None

DOWNLOAD_HANDLERS_BASE: dict[str, str | None] = {}
DOWNLOAD_HANDLERS: dict[str, str | None] = {
    "http": "crawler.edge.handler.CaptureHandler",
    "https": "crawler.edge.handler.CaptureHandler",
    # Nothing a page links to is ever opened by Scrapy's own handlers: a redirect to file: once was.
    "data": None,
    "file": None,
    "ftp": None,
    "s3": None,
}
ITEM_PIPELINES = {"crawler.edge.pipeline.ManifestPipeline": 100}

DOWNLOADER_MIDDLEWARES_BASE: dict[str, int] = {}
SPIDER_MIDDLEWARES_BASE: dict[str, int] = {}
EXTENSIONS_BASE: dict[str, int] = {}
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
COOKIES_ENABLED = False
REDIRECT_ENABLED = False
RETRY_ENABLED = False
METAREFRESH_ENABLED = False
REFERER_ENABLED = False
HTTPPROXY_ENABLED = False  # a proxy from the environment would go round the guard on private addresses
ROBOTSTXT_OBEY = False  # obeyed by the frontier, as RFC 9309 has it, which Scrapy's middleware does not
DOWNLOADER_STATS = False

CONCURRENT_REQUESTS = 128
CONCURRENT_REQUESTS_PER_DOMAIN = CONCURRENT_REQUESTS
CONCURRENT_ITEMS = 1  # the default starts a hundred tasks a response: a third of a crawl's CPU
DOWNLOAD_DELAY = 0
DOWNLOAD_DELAY_JITTER = 0
SCHEDULER_PRIORITY_QUEUE = "scrapy.pqueues.ScrapyPriorityQueue"  # hosts are interleaved by the frontier
STATS_CLASS = "scrapy.statscollectors.DummyStatsCollector"  # what a run came to stands in the manifest
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"

LOG_LEVEL = "INFO"
STATS_DUMP = False
