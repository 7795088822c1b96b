// Each plan that follows another, of $jurisdiction and the two years; each may stay open.
MATCH (earlier:Plan)<-[:FOLLOWS]-(:Comparison)-[:PLAN]->(later:Plan)-[:JURISDICTION]->(place:Jurisdiction)
WHERE ($jurisdiction IS NULL OR place.name = $jurisdiction)
  AND ($to_year IS NULL OR later.year = $to_year)
  AND ($from_year IS NULL OR earlier.year = $from_year)
RETURN later.id AS later, earlier.id AS earlier, place.name AS jurisdiction, later.year AS later_year,
  earlier.year AS earlier_year, later.title AS later_title, earlier.title AS earlier_title
ORDER BY jurisdiction, later_year, later
