"""E-mail: kept first, sent by the worker, and shown to administrators where it got stuck."""
