// Tasks of a plan with those of the plan before that they go on with: what is new stands alone.
MATCH (comparison:Comparison)-[:PLAN]->(plan:Plan), (comparison)-[:FOLLOWS]->(before:Plan)
OPTIONAL MATCH (plan)-[:JURISDICTION]->(place:Jurisdiction)
WITH plan, before, place
WHERE ($jurisdiction IS NULL OR place.name = $jurisdiction)
  AND ($from_year IS NULL OR before.year >= $from_year OR ($from_year = $to_year AND plan.year = $from_year))
  AND ($to_year IS NULL OR plan.year <= $to_year)
MATCH outline = (plan)<-[:PLAN]-(task:Task)
OPTIONAL MATCH changes = (task)-[:CONTINUES]->(:Task)-[:PLAN]->(before)
RETURN outline, changes
ORDER BY plan.id, task.order
LIMIT 75
