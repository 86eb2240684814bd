"""Online geocoding services: asked seldom, politely, and only when the user says so."""
