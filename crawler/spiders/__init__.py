"""The spiders that Scrapy finds by ``scrapy list``."""
