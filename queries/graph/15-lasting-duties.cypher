// Tasks that have gone on for some years, year by year, with their units.
MATCH (newest:Plan)<-[:PLAN]-(last:Task)
WHERE NOT EXISTS { (last)<-[:CONTINUES]-() }
OPTIONAL MATCH (newest)-[:JURISDICTION]->(place:Jurisdiction)
WITH newest, last, place
WHERE $jurisdiction IS NULL OR place.name = $jurisdiction
MATCH chain = (last)-[:CONTINUES*]->(first:Task)
WHERE length(chain) >= $years - 1 AND NOT EXISTS { (first)-[:CONTINUES]->() }
WITH newest, last, chain
ORDER BY length(chain) DESC, newest.id, last.order
LIMIT 8
UNWIND nodes(chain) AS task
OPTIONAL MATCH duties = (task)<-[:CARRIES]-(:Unit)
RETURN chain, duties
LIMIT 100
