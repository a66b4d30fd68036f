"""Reading captured pages: what they need and what they say of themselves, in a process of its own where that pays."""
