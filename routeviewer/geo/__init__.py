"""Coordinates and geodesics."""
