"""What is fetched and how: the policy file, its rules, and the settings that follow for a URL."""

from crawler.policy.archives import Archive, LookupUse, SubmissionUse
from crawler.policy.loading import SHIPPED, find, load, parse, shipped, with_identity
from crawler.policy.model import ArticleBudget, Budget, Confirm, Policy, Recheck, json_schema
from crawler.policy.problems import PolicyError, Problem
from crawler.policy.settings import BrowserUse, Explanation, NoarchiveUse, RobotsUse, Settings
from crawler.policy.watching import Watched

__all__ = [
    "SHIPPED",
    "Archive",
    "ArticleBudget",
    "BrowserUse",
    "Budget",
    "Confirm",
    "Explanation",
    "LookupUse",
    "NoarchiveUse",
    "Policy",
    "PolicyError",
    "Problem",
    "Recheck",
    "RobotsUse",
    "Settings",
    "SubmissionUse",
    "Watched",
    "find",
    "json_schema",
    "load",
    "parse",
    "shipped",
    "with_identity",
]
