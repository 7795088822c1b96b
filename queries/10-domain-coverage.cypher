// id           domain-coverage
// title        各领域覆盖情况 | Coverage of domains
// description  How many tasks of each plan deal with each domain of disclosure; a 0 is a gap.
// param        jurisdiction jurisdiction []  only plans of this place
// param        from_year integer []  only plans of this year or later
// param        to_year integer []  only plans of this year or earlier
// param        domain domain []  only this domain
// columns      jurisdiction year domain name tasks
MATCH (plan:Plan)
OPTIONAL MATCH (plan)-[:JURISDICTION]->(place:Jurisdiction)
WITH plan, place.name AS jurisdiction, plan.year AS year
WHERE ($jurisdiction IS NULL OR jurisdiction = $jurisdiction)
  AND ($from_year IS NULL OR year >= $from_year)
  AND ($to_year IS NULL OR year <= $to_year)
MATCH (field:Domain)
WHERE NOT EXISTS { (field)-[:BROADER]->() } AND ($domain IS NULL OR field.slug = $domain)
OPTIONAL MATCH (plan)<-[:PLAN]-(item:Task)-[:DOMAIN]->(field)
WHERE NOT EXISTS { (item)<-[:SUBTASK_OF]-() }
WITH plan, jurisdiction, year, field, count(item) AS tasks
RETURN jurisdiction, year, field.slug AS domain, field.name AS name, tasks
ORDER BY coalesce(jurisdiction, ''), coalesce(year, -9999), plan.id, domain
