// id           same-duty-across
// title        各地同类任务 | The same duty in other places
// description  For one task, or each task of a domain: the tasks of other places that ask most nearly the same in the
//              same year, the nearest first, with the units and the last day of both. Score is their likeness in per cent.
// param        task task []  only this task: 宁波市江北区/2022/2/7/22, as the column task prints it
// param        domain domain []  only tasks of this domain
// param        jurisdiction jurisdiction []  only tasks of plans of this place
// param        from_year integer []  only plans of this year or later
// param        to_year integer []  only plans of this year or earlier
// columns      jurisdiction year path title units last_day
//              score other_jurisdiction other_path other_title other_units other_last_day other_task task
MATCH (plan:Plan)
OPTIONAL MATCH (plan)-[:JURISDICTION]->(place:Jurisdiction)
WITH plan, place.name AS jurisdiction, plan.year AS year
WHERE ($jurisdiction IS NULL OR jurisdiction = $jurisdiction)
  AND ($from_year IS NULL OR year >= $from_year)
  AND ($to_year IS NULL OR year <= $to_year)
MATCH (plan)<-[:PLAN]-(item:Task)-[match:RESEMBLES]->(other:Task)-[:PLAN]->(other_plan:Plan)
WHERE ($task IS NULL OR item.id = $task)
  AND ($domain IS NULL OR EXISTS { (item)-[:DOMAIN]->(:Domain {slug: $domain}) })
OPTIONAL MATCH (other_plan)-[:JURISDICTION]->(other_place:Jurisdiction)
CALL (item, other) {
  UNWIND [item, other] AS side
  CALL (side) {
    OPTIONAL MATCH (side)-[:DUTIES_FROM*0..1]->(:Task)<-[duty:CARRIES]-()
    WITH duty ORDER BY duty.position
    RETURN collect(duty.mention + '（' + duty.role + '）') AS offices
  }
  CALL (side) {
    OPTIONAL MATCH (side)-[:DEADLINES_FROM*0..1]->(:Task)-[:DEADLINE]->(deadline:Deadline)
    RETURN max(deadline.lastDay) AS day
  }
  RETURN collect([side, day,
    reduce(text = '', office IN offices | text + CASE text WHEN '' THEN '' ELSE '、' END + office)]) AS sides
}
WITH *, head([one IN sides WHERE one[0] = item]) AS mine, head([one IN sides WHERE one[0] = other]) AS theirs
RETURN jurisdiction, year, item.path AS path, CASE item.title WHEN '' THEN item.name ELSE item.title END AS title,
  mine[2] AS units, mine[1] AS last_day, match.score AS score, other_place.name AS other_jurisdiction,
  other.path AS other_path, CASE other.title WHEN '' THEN other.name ELSE other.title END AS other_title,
  theirs[2] AS other_units, theirs[1] AS other_last_day, other.reference AS other_task, item.reference AS task
ORDER BY coalesce(jurisdiction, ''), coalesce(year, -9999), plan.id, item.order, score DESC,
  coalesce(other_jurisdiction, ''), other_plan.id, other.order
