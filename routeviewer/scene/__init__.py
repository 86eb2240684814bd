"""What a map shows, decided once for every renderer: plain values, no Qt, no folium."""
