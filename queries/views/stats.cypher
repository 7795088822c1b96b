// How many things of each class the plans hold, and how many plans, units and so on are told apart; links between tasks.
CALL {
  MATCH (plan:Plan)
  CALL (plan) {
    RETURN plan AS thing
    UNION
    MATCH (plan)-[:NAMES]->(thing) RETURN thing
    UNION
    MATCH (plan)<-[:PLAN]-(thing) WHERE NOT thing:Comparison RETURN thing
    UNION
    MATCH (plan)<-[:PLAN]-(:Task)-[:DEADLINE]->(thing) RETURN thing
  }
  UNWIND labels(thing) AS class
  RETURN class, count(DISTINCT thing) AS count
  UNION ALL
  MATCH ()-[link:CARRIES|CONTINUES|RESEMBLES]->()
  RETURN CASE type(link) WHEN 'CARRIES' THEN 'Duty' WHEN 'CONTINUES' THEN 'Continuation' ELSE 'Counterpart' END AS class,
    count(link) AS count
}
RETURN class, count
ORDER BY class
