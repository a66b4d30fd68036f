"""What is fetched and how: the policy file, its rules, and the settings that follow for a URL."""

from crawler.policy.loading import SHIPPED, find, load, parse, shipped, with_identity
from crawler.policy.model import Confirm, Policy, json_schema
from crawler.policy.problems import PolicyError, Problem
from crawler.policy.settings import Browser, Explanation, Robots, Settings, TimeOuts

__all__ = [
    "SHIPPED",
    "Browser",
    "Confirm",
    "Explanation",
    "Policy",
    "PolicyError",
    "Problem",
    "Robots",
    "Settings",
    "TimeOuts",
    "find",
    "json_schema",
    "load",
    "parse",
    "shipped",
    "with_identity",
]
