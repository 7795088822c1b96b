// id           units-by-load
// title        各单位任务量 | Units by load
// description  How many tasks each unit of a plan carries, as lead, responsible and support, and how many per cent of
//              the plan's tasks that is; the most loaded first. Groups (各街道) come after the units.
// param        jurisdiction jurisdiction []  only plans of this place
// param        from_year integer []  only plans of this year or later
// param        to_year integer []  only plans of this year or earlier
// columns      jurisdiction year kind unit tasks lead responsible support percent
MATCH (plan:Plan)
OPTIONAL MATCH (plan)-[:JURISDICTION]->(place:Jurisdiction)
WITH plan, place.name AS jurisdiction, plan.year AS year
WHERE ($jurisdiction IS NULL OR jurisdiction = $jurisdiction)
  AND ($from_year IS NULL OR year >= $from_year)
  AND ($to_year IS NULL OR year <= $to_year)
CALL (plan) {
  MATCH (plan)<-[:PLAN]-(leaf:Task)
  WHERE NOT EXISTS { (leaf)<-[:SUBTASK_OF]-() }
  RETURN count(leaf) AS all
}
MATCH (plan)<-[:PLAN]-(item:Task)
WHERE NOT EXISTS { (item)<-[:SUBTASK_OF]-() }
MATCH (item)-[:DUTIES_FROM*0..1]->(:Task)<-[duty:CARRIES]-(office:Unit)
MATCH (plan)-[said:NAMES]->(office)
WITH plan, jurisdiction, year, all, office, said.name AS unit,
  CASE WHEN office:UnitGroup THEN 'group' ELSE 'unit' END AS kind,
  count(DISTINCT item) AS tasks,
  count(DISTINCT CASE duty.role WHEN 'lead' THEN item END) AS lead,
  count(DISTINCT CASE duty.role WHEN 'responsible' THEN item END) AS responsible,
  count(DISTINCT CASE duty.role WHEN 'support' THEN item END) AS support
RETURN jurisdiction, year, kind, unit, tasks, lead, responsible, support,
  toInteger(round(100.0 * tasks / all)) AS percent
ORDER BY coalesce(jurisdiction, ''), coalesce(year, -9999), plan.id, kind DESC, tasks DESC, unit, office.id
