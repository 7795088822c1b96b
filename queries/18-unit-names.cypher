// id           unit-names
// title        单位名称对照 | Names of units
// description  Every name a unit is printed by, the kind of office it was taken for, the years it is printed in and
//              how often a task names it; names taken for no kind of office come first, groups last. Bodies counts the
//              units of that kind the place has: of several, each is told by its name alone (市国税局、市地税局; townships).
// param        unit unit []  only this office
// param        jurisdiction jurisdiction []  only plans of this place
// param        from_year integer []  only plans of this year or later
// param        to_year integer []  only plans of this year or earlier
// columns      jurisdiction kind name function bodies first_year last_year mentions
MATCH (plan:Plan)
OPTIONAL MATCH (plan)-[:JURISDICTION]->(place:Jurisdiction)
WITH plan, place.name AS jurisdiction, plan.year AS year
WHERE ($jurisdiction IS NULL OR jurisdiction = $jurisdiction)
  AND ($from_year IS NULL OR year >= $from_year)
  AND ($to_year IS NULL OR year <= $to_year)
MATCH (plan)-[said:NAMES]->(office:Unit)
OPTIONAL MATCH (office)-[:FUNCTION]->(work:Function)
WITH plan, jurisdiction, year, said, office, work
WHERE $unit IS NULL OR office.id = $unit OR work.id = $unit
UNWIND said.printedName AS name
OPTIONAL MATCH (office)-[duty:CARRIES {mention: name}]->(:Task)-[:PLAN]->(plan)
WITH jurisdiction, office, name, work.slug AS function,
  CASE WHEN office:UnitGroup THEN 'group' ELSE 'unit' END AS kind,
  min(year) AS first_year, max(year) AS last_year, count(DISTINCT duty) AS mentions
CALL (jurisdiction, function) {
  MATCH (plan:Plan)-[:JURISDICTION]->(:Jurisdiction {name: jurisdiction})
  WHERE ($from_year IS NULL OR plan.year >= $from_year)
    AND ($to_year IS NULL OR plan.year <= $to_year)
  MATCH (plan)-[:NAMES]->(body:Unit)-[:FUNCTION]->(:Function {slug: function})
  WITH count(DISTINCT body) AS found
  RETURN CASE found WHEN 0 THEN null ELSE found END AS bodies
}
RETURN jurisdiction, kind, name, function, bodies, first_year, last_year, mentions
ORDER BY kind DESC, function IS NOT NULL, coalesce(jurisdiction, ''), function, coalesce(first_year, -9999), name,
  office.id
