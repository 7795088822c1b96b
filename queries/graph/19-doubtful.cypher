// Findings, what they are about, and the units concerned.
MATCH (plan:Plan)
OPTIONAL MATCH (plan)-[:JURISDICTION]->(place:Jurisdiction)
WITH plan, place
WHERE ($jurisdiction IS NULL OR place.name = $jurisdiction)
  AND ($from_year IS NULL OR plan.year >= $from_year)
  AND ($to_year IS NULL OR plan.year <= $to_year)
MATCH doubts = (finding:Finding)-[:ABOUT]->(about)
WHERE (finding)-[:PLAN]->(plan)
OPTIONAL MATCH duties = (about)<-[:CARRIES]-(:Unit)
RETURN doubts, duties
ORDER BY plan.id, finding.start
LIMIT 75
