// id           due-between
// title        某段时间内到期的任务 | What is due between two days
// description  Tasks whose last day lies between two days, both included, earliest first, with their units and the
//              print that sets the day. Periods count by their last day; what recurs or goes on is in standing-duties.
// param        from date  the first day
// param        to date  the last day
// param        jurisdiction jurisdiction []  only plans of this place
// columns      last_day jurisdiction year path title units mention task
MATCH (plan:Plan)
OPTIONAL MATCH (plan)-[:JURISDICTION]->(place:Jurisdiction)
WITH plan, place.name AS jurisdiction, plan.year AS year
WHERE ($jurisdiction IS NULL OR jurisdiction = $jurisdiction)
MATCH (plan)<-[:PLAN]-(item:Task)
WHERE NOT EXISTS { (item)<-[:SUBTASK_OF]-() }
MATCH (item)-[:DEADLINES_FROM*0..1]->(:Task)-[:DEADLINE]->(deadline:Deadline)
WHERE $from <= deadline.lastDay <= $to
CALL (item) {
  MATCH (item)-[:DUTIES_FROM*0..1]->(:Task)<-[duty:CARRIES]-()
  WITH duty ORDER BY duty.position
  RETURN collect(duty.mention + '（' + duty.role + '）') AS offices
}
RETURN deadline.lastDay AS last_day, jurisdiction, year, item.path AS path, CASE item.title WHEN '' THEN item.name ELSE item.title END AS title,
  reduce(text = '', office IN offices | text + CASE text WHEN '' THEN '' ELSE '、' END + office) AS units,
  deadline.mention AS mention, item.reference AS task
ORDER BY last_day, coalesce(jurisdiction, ''), coalesce(year, -9999), plan.id, item.order, deadline.start, deadline.id
