"""One verb per function: the only way to change data. One op is one transaction and one undo step."""
