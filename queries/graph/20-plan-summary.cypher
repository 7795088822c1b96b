// A plan with its sections and tasks.
MATCH (plan:Plan)
OPTIONAL MATCH (plan)-[:JURISDICTION]->(place:Jurisdiction)
WITH plan, place
WHERE ($jurisdiction IS NULL OR place.name = $jurisdiction)
  AND ($from_year IS NULL OR plan.year >= $from_year)
  AND ($to_year IS NULL OR plan.year <= $to_year)
MATCH outline = (plan)<-[:PLAN]-(task:Task)
OPTIONAL MATCH sections = (task)-[:SECTION]->(:Section)
OPTIONAL MATCH above = (task)-[:SUBTASK_OF]->(:Task)
RETURN outline, sections, above
ORDER BY plan.id, task.order
LIMIT 60
