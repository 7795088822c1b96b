// The plans a picture may show, with the text its quotes are cut from; $jurisdiction and $in_year may stay open.
MATCH (plan:Plan)-[:SOURCE]->(document:Document)
OPTIONAL MATCH (plan)-[:JURISDICTION]->(place:Jurisdiction)
WITH plan, document, place.name AS jurisdiction, plan.year AS year
WHERE ($jurisdiction IS NULL OR jurisdiction = $jurisdiction)
  AND ($in_year IS NULL OR year = $in_year)
RETURN plan.id AS plan, plan.name AS name, jurisdiction, year, plan.title AS title,
  plan.documentNumber AS document_number, document.name AS file, document.text AS source
ORDER BY coalesce(jurisdiction, ''), coalesce(year, -9999), plan
