"""The layers of a map, each from the camera and the scene to shapes on the sheet."""
