"""Land, countries, borders and regions: what lies under a route."""
