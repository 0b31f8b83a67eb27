"""The collection as web pages that need no server, no script and no network."""
