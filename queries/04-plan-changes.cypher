// id           plan-changes
// title        年度变化 | What changed from one plan to the next
// description  Each task of a plan against the plan before it of the same place: new, kept in the same words, reworded,
//              split from one or merged from several; after them those dropped. The scores say how alike the two are
//              and in what, in per cent. What is new or dropped may have gone on with little likeness: perhaps names the
//              task it would be, for a reader to decide.
// param        jurisdiction jurisdiction []  only plans of this place
// param        from_year integer []  only from plans of this year or later
// param        to_year integer []  only to plans of this year or earlier; where both are one year, from the plan before
// columns      jurisdiction earlier_year year change earlier_path earlier_title earlier_task path title task
//              score title_score text_score domain_score unit_score deadline_score perhaps
MATCH (comparison:Comparison)-[:PLAN]->(plan:Plan), (comparison)-[:FOLLOWS]->(before:Plan)
OPTIONAL MATCH (plan)-[:JURISDICTION]->(place:Jurisdiction)
WITH plan, before, place.name AS jurisdiction, before.year AS earlier_year, plan.year AS year
WHERE ($jurisdiction IS NULL OR jurisdiction = $jurisdiction)
  AND ($from_year IS NULL OR earlier_year >= $from_year OR ($from_year = $to_year AND year = $from_year))
  AND ($to_year IS NULL OR year <= $to_year)
CALL (plan, before) {
  MATCH (later:Task)-[:PLAN]->(plan)
  MATCH (later)-[link:CONTINUES]->(earlier:Task)
  RETURN link.change AS change, earlier, later, link, '' AS perhaps
  UNION ALL
  MATCH (later:Task)-[:PLAN]->(plan)
  WHERE NOT EXISTS { (later)-[:CONTINUES]->() }
  WITH later, COLLECT {
    MATCH (later)<-[:ABOUT]-(:Finding)-[:CANDIDATE]->(other:Task) RETURN other.reference AS reference ORDER BY reference
  } AS others
  RETURN 'new' AS change, null AS earlier, later, null AS link,
    reduce(text = '', one IN others | text + CASE text WHEN '' THEN '' ELSE '、' END + one) AS perhaps
  UNION ALL
  MATCH (earlier:Task)-[:PLAN]->(before)
  WHERE NOT EXISTS { (earlier)<-[:CONTINUES]-() }
  WITH earlier, COLLECT {
    MATCH (earlier)<-[:CANDIDATE]-(:Finding)-[:ABOUT]->(other:Task) RETURN other.reference AS reference ORDER BY reference
  } AS others
  RETURN 'dropped' AS change, earlier, null AS later, null AS link,
    reduce(text = '', one IN others | text + CASE text WHEN '' THEN '' ELSE '、' END + one) AS perhaps
}
RETURN jurisdiction, earlier_year, year, change, earlier.path AS earlier_path,
  CASE earlier.title WHEN '' THEN earlier.name ELSE earlier.title END AS earlier_title, earlier.reference AS earlier_task,
  later.path AS path, CASE later.title WHEN '' THEN later.name ELSE later.title END AS title, later.reference AS task,
  link.score AS score, link.titleScore AS title_score, link.textScore AS text_score, link.domainScore AS domain_score,
  link.unitScore AS unit_score, link.deadlineScore AS deadline_score, CASE perhaps WHEN '' THEN null ELSE perhaps END AS perhaps
ORDER BY coalesce(jurisdiction, ''), year, plan.id, change = 'dropped', coalesce(later.order, -1),
  coalesce(earlier.order, -1)
