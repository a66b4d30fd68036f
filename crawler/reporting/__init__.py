"""Reports for people: what a store's articles cite, in what state each link is, and what was kept of it."""
