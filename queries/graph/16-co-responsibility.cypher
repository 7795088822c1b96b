// Tasks that several units carry together.
MATCH (plan:Plan)
OPTIONAL MATCH (plan)-[:JURISDICTION]->(place:Jurisdiction)
WITH plan, place
WHERE ($jurisdiction IS NULL OR place.name = $jurisdiction)
  AND ($from_year IS NULL OR plan.year >= $from_year)
  AND ($to_year IS NULL OR plan.year <= $to_year)
MATCH (plan)<-[:PLAN]-(task:Task)
WHERE COUNT { (task)<-[:CARRIES]-(office:Unit) WHERE NOT office:UnitGroup } >= $min
MATCH duties = (task)<-[:CARRIES]-(:Unit)
RETURN duties
ORDER BY plan.id, task.order
LIMIT 75
