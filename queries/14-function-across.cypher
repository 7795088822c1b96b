// id           function-across
// title        同一职能在各地 | One kind of office across places
// description  Which unit does the work of a kind of office in each plan, under which names, and how many tasks it
//              carries in each role.
// param        function function  the kind of office: its name, one of its printed names, or development-reform
// param        jurisdiction jurisdiction []  only plans of this place
// param        from_year integer []  only plans of this year or later
// param        to_year integer []  only plans of this year or earlier
// columns      jurisdiction year unit names tasks lead responsible support
MATCH (plan:Plan)
OPTIONAL MATCH (plan)-[:JURISDICTION]->(place:Jurisdiction)
WITH plan, place.name AS jurisdiction, plan.year AS year
WHERE ($jurisdiction IS NULL OR jurisdiction = $jurisdiction)
  AND ($from_year IS NULL OR year >= $from_year)
  AND ($to_year IS NULL OR year <= $to_year)
MATCH (plan)-[said:NAMES]->(office:Unit)-[:FUNCTION]->(:Function {id: $function})
MATCH (plan)<-[:PLAN]-(item:Task)
WHERE NOT EXISTS { (item)<-[:SUBTASK_OF]-() }
MATCH (item)-[:DUTIES_FROM*0..1]->(:Task)<-[duty:CARRIES]-(office)
WITH plan, jurisdiction, year, office, said.name AS unit,
  count(DISTINCT item) AS tasks,
  count(DISTINCT CASE duty.role WHEN 'lead' THEN item END) AS lead,
  count(DISTINCT CASE duty.role WHEN 'responsible' THEN item END) AS responsible,
  count(DISTINCT CASE duty.role WHEN 'support' THEN item END) AS support
CALL (plan, office) {
  MATCH (office)-[duty:CARRIES]->(:Task)-[:PLAN]->(plan)
  WITH DISTINCT duty.mention AS printed ORDER BY printed
  RETURN collect(printed) AS printed
}
RETURN jurisdiction, year, unit,
  reduce(text = '', name IN printed | text + CASE text WHEN '' THEN '' ELSE '、' END + name) AS names,
  tasks, lead, responsible, support
ORDER BY coalesce(jurisdiction, ''), coalesce(year, -9999), plan.id, unit, office.id
