// The kind of office, its unit in each place, and the plans that name it.
MATCH kinds = (function:Function {id: $function})<-[:FUNCTION]-(office:Unit)<-[:NAMES]-(plan:Plan)
WHERE ($from_year IS NULL OR plan.year >= $from_year)
  AND ($to_year IS NULL OR plan.year <= $to_year)
OPTIONAL MATCH places = (office)-[:JURISDICTION]->(place:Jurisdiction)
WITH kinds, places, plan, place
WHERE $jurisdiction IS NULL OR place.name = $jurisdiction
RETURN kinds, places
ORDER BY plan.id
LIMIT 75
