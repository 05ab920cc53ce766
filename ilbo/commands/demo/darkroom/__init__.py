"""The sample paper's darkroom: paints its photographs from numbers and develops them to JPEG.

Called by hand (`python -m ilbo.commands.demo.darkroom`) and by its tests. The shipped paper carries
only the developed pictures, so nothing that runs imports this package or the numpy it needs.
"""
