"""Inspection of the mysql module."""
