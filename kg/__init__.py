"""Disclosure work plans of Chinese governments as a knowledge graph: which units carry which duties."""
