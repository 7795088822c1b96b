// Each plan that follows another, of $jurisdiction and the two years; each may stay open.
MATCH (before:Plan)<-[:FOLLOWS]-(:Comparison)-[:PLAN]->(plan:Plan)-[:JURISDICTION]->(place:Jurisdiction)
WHERE ($jurisdiction IS NULL OR place.name = $jurisdiction)
  AND ($to_year IS NULL OR plan.year = $to_year)
  AND ($from_year IS NULL OR before.year = $from_year)
RETURN plan.id AS later, before.id AS earlier, place.name AS jurisdiction, plan.year AS later_year,
  before.year AS earlier_year, plan.title AS later_title, before.title AS earlier_title
ORDER BY jurisdiction, later_year, later
