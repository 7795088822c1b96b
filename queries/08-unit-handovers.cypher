// id           unit-handovers
// title        责任单位变动 | Tasks that changed hands
// description  Tasks that go on from the plan before with other units, or with units in another role: who came, who went,
//              whose role changed, each as printed. A unit is the same under another name; of a task that was split, it
//              went where none of the parts has it, and of merged ones it came where none had it.
// param        jurisdiction jurisdiction []  only plans of this place
// param        from_year integer []  only from plans of this year or later
// param        to_year integer []  only to plans of this year or earlier; where both are one year, from the plan before
// columns      jurisdiction earlier_year year change earlier_path earlier_title earlier_task path title task
//              added removed roles
MATCH (comparison:Comparison)-[:PLAN]->(plan:Plan), (comparison)-[:FOLLOWS]->(before:Plan)
OPTIONAL MATCH (plan)-[:JURISDICTION]->(place:Jurisdiction)
WITH plan, place.name AS jurisdiction, before.year AS earlier_year, plan.year AS year
WHERE ($jurisdiction IS NULL OR jurisdiction = $jurisdiction)
  AND ($from_year IS NULL OR earlier_year >= $from_year OR ($from_year = $to_year AND year = $from_year))
  AND ($to_year IS NULL OR year <= $to_year)
MATCH (plan)<-[:PLAN]-(later:Task)-[link:CONTINUES]->(earlier:Task)
// each unit of a link once: its role on either side ('~' where it has none there), its first place in the print, and
// whether the tasks this was split into, or merged from, have it too
CALL (later, earlier) {
  CALL (later, earlier) {
    MATCH (earlier)<-[:CONTINUES]-(side:Task) RETURN side, true AS is_now
    UNION
    MATCH (later)-[:CONTINUES]->(side:Task) RETURN side, false AS is_now
  }
  MATCH (side)-[:DUTIES_FROM*0..1]->(:Task)<-[duty:CARRIES]-(office:Unit)
  WITH later, earlier, office,
    min(CASE side WHEN later THEN duty.role ELSE '~' END) AS now,
    min(CASE side WHEN earlier THEN duty.role ELSE '~' END) AS then,
    max(CASE side WHEN later THEN duty.mention ELSE '' END) AS name_now,
    max(CASE side WHEN earlier THEN duty.mention ELSE '' END) AS name_then,
    min(CASE WHEN side IN [later, earlier] THEN duty.position ELSE 999999 END) AS place,
    max(CASE WHEN is_now THEN 1 ELSE 0 END) AS anywhere_now,
    max(CASE WHEN is_now THEN 0 ELSE 1 END) AS anywhere_then
  WITH *, CASE
    WHEN then = '~' AND anywhere_then = 0 THEN 'added'
    WHEN now = '~' AND anywhere_now = 0 THEN 'removed'
    WHEN then <> '~' AND now <> '~' AND then <> now THEN 'role'
    ELSE '' END AS kind
  WHERE kind <> '' AND (now <> '~' OR then <> '~')
  WITH kind, place, CASE kind WHEN 'removed' THEN name_then ELSE name_now END
    + '（' + CASE kind WHEN 'role' THEN then + '→' + now WHEN 'added' THEN now ELSE then END + '）' AS said
  ORDER BY place, said
  RETURN collect([kind, said]) AS changed
}
WITH *, [one IN changed WHERE one[0] = 'added' | one[1]] AS came, [one IN changed WHERE one[0] = 'removed' | one[1]] AS went,
  [one IN changed WHERE one[0] = 'role' | one[1]] AS stayed
WHERE size(changed) > 0
RETURN jurisdiction, earlier_year, year, link.change AS change, earlier.path AS earlier_path,
  CASE earlier.title WHEN '' THEN earlier.name ELSE earlier.title END AS earlier_title, earlier.reference AS earlier_task,
  later.path AS path, CASE later.title WHEN '' THEN later.name ELSE later.title END AS title, later.reference AS task,
  reduce(text = '', one IN came | text + CASE text WHEN '' THEN '' ELSE '、' END + one) AS added,
  reduce(text = '', one IN went | text + CASE text WHEN '' THEN '' ELSE '、' END + one) AS removed,
  reduce(text = '', one IN stayed | text + CASE text WHEN '' THEN '' ELSE '、' END + one) AS roles
ORDER BY coalesce(jurisdiction, ''), year, plan.id, later.order, earlier.order
