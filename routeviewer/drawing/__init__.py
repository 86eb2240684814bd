"""Draws a scene: layers of shapes on a sheet, painted by Qt without widgets."""
