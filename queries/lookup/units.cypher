// Every unit with each of its printed names, and its place.
MATCH (unit:Unit)
UNWIND unit.printedName AS printed
OPTIONAL MATCH (unit)-[:JURISDICTION]->(place:Jurisdiction)
RETURN DISTINCT unit.id AS unit, printed, place.name AS place
ORDER BY unit, printed
