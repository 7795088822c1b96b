// Every plan with its place, year, and the kind of office whose own plan it is, none where it is the whole place's.
MATCH (plan:Plan)
OPTIONAL MATCH (plan)-[:JURISDICTION]->(place:Jurisdiction)
OPTIONAL MATCH (plan)-[:ISSUER]->(:Unit)-[:FUNCTION]->(issuing:Function)
RETURN plan.id AS plan, place.id AS jurisdiction, plan.year AS year,
  CASE WHEN issuing.representsJurisdiction THEN '' ELSE coalesce(issuing.id, '') END AS office
ORDER BY plan
