"""One module a section of the briefing: `chapters(at)` gives what it has to say, in order.

A further finding is one more function here, added to its section's list.
"""
