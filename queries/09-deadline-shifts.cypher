// id           deadline-shifts
// title        时限变动 | Deadlines that moved
// description  Tasks that go on from the plan before with a deadline of another kind, or with a last day that has moved,
//              each counted in the year of its own plan: both as printed, and by how many days the last one moved; minus
//              is earlier. The end of February is one day, whatever the year.
// param        jurisdiction jurisdiction []  only plans of this place
// param        from_year integer []  only from plans of this year or later
// param        to_year integer []  only to plans of this year or earlier; where both are one year, from the plan before
// columns      jurisdiction earlier_year year change earlier_path earlier_title earlier_task path title task
//              earlier_kind earlier_deadline earlier_last_day kind deadline last_day days
MATCH (comparison:Comparison)-[:PLAN]->(plan:Plan), (comparison)-[:FOLLOWS]->(before:Plan)
OPTIONAL MATCH (plan)-[:JURISDICTION]->(place:Jurisdiction)
WITH plan, place.name AS jurisdiction, before.year AS earlier_year, plan.year AS year
WHERE ($jurisdiction IS NULL OR jurisdiction = $jurisdiction)
  AND ($from_year IS NULL OR earlier_year >= $from_year OR ($from_year = $to_year AND year = $from_year))
  AND ($to_year IS NULL OR year <= $to_year)
MATCH (plan)<-[:PLAN]-(later:Task)-[link:CONTINUES]->(earlier:Task)
CALL (later, earlier, year, earlier_year) {
  UNWIND [[later, year], [earlier, earlier_year]] AS one
  WITH later, earlier, one[0] AS side, one[1] AS own_year
  MATCH (side)-[:DEADLINES_FROM*0..1]->(:Task)-[:DEADLINE]->(limit:Deadline)
  WITH *, limit.lastDay AS day
  // days before the month begins: 0, 31, 59, 90, 120 … as in a year that is no leap year
  WITH *, CASE WHEN day.month < 3 THEN 31 * (day.month - 1) ELSE 59 + (153 * day.month - 457) / 5 END AS ahead,
    CASE WHEN day.month = 2 AND day.day = 29 THEN 28 ELSE day.day END AS of_month
  WITH *, coalesce(365 * (day.year - own_year) + ahead + of_month, -99999) AS at
  ORDER BY limit.start, limit.id
  // what holds on either side, by its kind and, from 1 January of the plan's year, its day (-99999: none)
  WITH limit.kind AS form, at,
    collect(CASE side WHEN earlier THEN limit.mention END) AS then, collect(CASE side WHEN later THEN limit.mention END) AS now,
    max(CASE side WHEN earlier THEN day END) AS last_then, max(CASE side WHEN later THEN day END) AS last_now
  ORDER BY at, form
  RETURN collect({form: form, at: at, then: then, now: now, last_then: last_then, last_now: last_now}) AS rules
}
WITH *, [rule IN rules WHERE size(rule.then) > 0] AS old, [rule IN rules WHERE size(rule.now) > 0] AS new
WHERE any(rule IN rules WHERE (size(rule.then) = 0) <> (size(rule.now) = 0))
WITH *, reduce(forms = [], rule IN old | forms + CASE WHEN rule.form IN forms THEN [] ELSE [rule.form] END) AS old_forms,
  reduce(forms = [], rule IN new | forms + CASE WHEN rule.form IN forms THEN [] ELSE [rule.form] END) AS new_forms,
  reduce(said = [], rule IN old | said + rule.then) AS old_said, reduce(said = [], rule IN new | said + rule.now) AS new_said,
  old[-1] AS old_end, new[-1] AS new_end
RETURN jurisdiction, earlier_year, year, link.change AS change, earlier.path AS earlier_path,
  CASE earlier.title WHEN '' THEN earlier.name ELSE earlier.title END AS earlier_title, earlier.reference AS earlier_task,
  later.path AS path, CASE later.title WHEN '' THEN later.name ELSE later.title END AS title, later.reference AS task,
  CASE size(old_forms) WHEN 0 THEN 'none'
    ELSE reduce(text = '', one IN old_forms | text + CASE text WHEN '' THEN '' ELSE '、' END + one) END AS earlier_kind,
  reduce(text = '', one IN old_said | text + CASE text WHEN '' THEN '' ELSE '、' END + one) AS earlier_deadline,
  old_end.last_then AS earlier_last_day,
  CASE size(new_forms) WHEN 0 THEN 'none'
    ELSE reduce(text = '', one IN new_forms | text + CASE text WHEN '' THEN '' ELSE '、' END + one) END AS kind,
  reduce(text = '', one IN new_said | text + CASE text WHEN '' THEN '' ELSE '、' END + one) AS deadline,
  new_end.last_now AS last_day,
  CASE WHEN old_end.at > -99999 AND new_end.at > -99999 THEN new_end.at - old_end.at END AS days
ORDER BY coalesce(jurisdiction, ''), year, plan.id, later.order, earlier.order
