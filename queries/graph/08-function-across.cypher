// The kind of office, its unit in each place, and the plans that name it.
MATCH kinds = (function:Function {id: $function})<-[:FUNCTION]-(office:Unit)<-[:NAMES]-(plan:Plan)
WHERE $year IS NULL OR plan.year = $year
OPTIONAL MATCH places = (office)-[:JURISDICTION]->(:Jurisdiction)
RETURN kinds, places
ORDER BY plan.id
LIMIT 75
