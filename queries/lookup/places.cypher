// The places the store has plans of.
MATCH (:Plan)-[:JURISDICTION]->(place:Jurisdiction)
RETURN DISTINCT place.name AS name
ORDER BY name
