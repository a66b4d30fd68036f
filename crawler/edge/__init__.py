"""The thin edge to Scrapy: its settings, the handler that fetches by our own client, the pipeline that settles."""
