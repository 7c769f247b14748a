"""Tests of the help for people who write."""
