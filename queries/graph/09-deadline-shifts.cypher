// Tasks that go on from the plan before, with their deadlines then and now.
MATCH (comparison:Comparison)-[:PLAN]->(plan:Plan), (comparison)-[:FOLLOWS]->(before:Plan)
OPTIONAL MATCH (plan)-[:JURISDICTION]->(place:Jurisdiction)
WITH plan, before, place
WHERE ($jurisdiction IS NULL OR place.name = $jurisdiction)
  AND ($from_year IS NULL OR before.year >= $from_year OR ($from_year = $to_year AND plan.year = $from_year))
  AND ($to_year IS NULL OR plan.year <= $to_year)
MATCH changes = (plan)<-[:PLAN]-(task:Task)-[:CONTINUES]->(earlier:Task)
OPTIONAL MATCH now = (task)-[:DEADLINE]->(:Deadline)
OPTIONAL MATCH then = (earlier)-[:DEADLINE]->(:Deadline)
RETURN changes, now, then
ORDER BY plan.id, task.order
LIMIT 60
