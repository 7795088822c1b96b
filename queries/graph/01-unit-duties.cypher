// The office with its tasks, their plans and deadlines.
MATCH (plan:Plan)
OPTIONAL MATCH (plan)-[:JURISDICTION]->(place:Jurisdiction)
WITH plan, place
WHERE ($jurisdiction IS NULL OR place.name = $jurisdiction)
  AND ($from_year IS NULL OR plan.year >= $from_year)
  AND ($to_year IS NULL OR plan.year <= $to_year)
MATCH (plan)-[:NAMES]->(office:Unit)
WHERE office.id = $unit OR EXISTS { (office)-[:FUNCTION]->(:Function {id: $unit}) }
MATCH duties = (office)-[:CARRIES]->(task:Task)-[:PLAN]->(plan)
OPTIONAL MATCH days = (task)-[:DEADLINE]->(:Deadline)
RETURN duties, days
ORDER BY plan.id, task.order
LIMIT 75
