"""The building blocks of articles and pages, one module a family."""

from dinas.core.blocks.story import StoryBlock

__all__ = ["StoryBlock"]
