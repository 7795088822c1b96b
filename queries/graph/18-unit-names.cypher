// Units with the plans that name them (the names stand on NAMES) and the kind of office.
MATCH names = (plan:Plan)-[said:NAMES]->(office:Unit)
WHERE $unit IS NULL OR office.id = $unit OR EXISTS { (office)-[:FUNCTION]->(:Function {id: $unit}) }
OPTIONAL MATCH (plan)-[:JURISDICTION]->(place:Jurisdiction)
WITH names, office, plan, place
WHERE $jurisdiction IS NULL OR place.name = $jurisdiction
OPTIONAL MATCH kinds = (office)-[:FUNCTION]->(:Function)
RETURN names, kinds
ORDER BY office.id, plan.id
LIMIT 75
