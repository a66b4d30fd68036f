"""When each cited page is looked at again: pure functions of what was seen of it and of the policy."""
