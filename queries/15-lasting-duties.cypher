// id           lasting-duties
// title        连年延续的任务 | Duties that last
// description  Tasks that have gone on from plan to plan for some years, kept, reworded, split or merged: since when, until
//              when, as it is called in the last plan that has it, and the units it was laid on each year. The longest come
//              first.
// param        years integer [3]  only what has gone on through this many plans or more, one following the other
// param        jurisdiction jurisdiction []  only plans of this place
// columns      jurisdiction first_year last_year years path title units task
MATCH (newest:Plan)
OPTIONAL MATCH (newest)-[:JURISDICTION]->(place:Jurisdiction)
WITH newest, place.name AS jurisdiction
WHERE $jurisdiction IS NULL OR jurisdiction = $jurisdiction
MATCH (newest)<-[:PLAN]-(last:Task)
WHERE EXISTS { (last)-[:CONTINUES]->() } AND NOT EXISTS { (last)<-[:CONTINUES]-() }
CALL (last) {
  MATCH (last)-[:CONTINUES*0..]->(item:Task)-[:PLAN]->(plan:Plan)
  WITH DISTINCT item, plan
  OPTIONAL MATCH (item)-[:DUTIES_FROM*0..1]->(:Task)<-[duty:CARRIES]-()
  WITH plan, duty ORDER BY item.order, duty.position
  WITH plan, collect(DISTINCT duty.mention) AS units ORDER BY plan.year
  RETURN min(plan.year) AS first_year, max(plan.year) AS last_year, count(plan) AS years, collect(CASE WHEN size(units) > 0
    THEN toString(plan.year) + '：'
      + reduce(text = '', unit IN units | text + CASE text WHEN '' THEN '' ELSE '、' END + unit) END) AS said
}
WITH *
WHERE years >= $years
RETURN jurisdiction, first_year, last_year, years, last.path AS path,
  CASE last.title WHEN '' THEN last.name ELSE last.title END AS title,
  reduce(text = '', one IN said | text + CASE text WHEN '' THEN '' ELSE '；' END + one) AS units, last.reference AS task
ORDER BY coalesce(jurisdiction, ''), years DESC, last_year DESC, newest.id, last.order
