// Groups, the units known to belong to them, and their tasks.
MATCH (plan:Plan)
OPTIONAL MATCH (plan)-[:JURISDICTION]->(place:Jurisdiction)
WITH plan, place
WHERE ($jurisdiction IS NULL OR place.name = $jurisdiction)
  AND ($from_year IS NULL OR plan.year >= $from_year)
  AND ($to_year IS NULL OR plan.year <= $to_year)
MATCH duties = (office:UnitGroup)-[:CARRIES]->(task:Task)-[:PLAN]->(plan)
OPTIONAL MATCH members = (office)-[:MEMBER]->(:Unit)
RETURN duties, members
ORDER BY plan.id, task.order
LIMIT 75
