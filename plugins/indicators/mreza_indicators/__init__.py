"""Indicators: what the federation measures, frozen values of it, and tables in which nobody is singled out."""
