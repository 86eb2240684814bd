"""The web page of a route, made with folium."""
