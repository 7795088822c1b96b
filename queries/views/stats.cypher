// How many things of each class the plans hold, and how many plans, units and so on are told apart.
CALL {
  MATCH (plan:Plan)
  CALL (plan) {
    RETURN plan AS thing
    UNION
    MATCH (plan)-[:NAMES]->(thing) RETURN thing
    UNION
    MATCH (plan)<-[:PLAN]-(thing) RETURN thing
    UNION
    MATCH (plan)<-[:PLAN]-(:Task)-[:DEADLINE]->(thing) RETURN thing
  }
  UNWIND labels(thing) AS class
  RETURN class, count(DISTINCT thing) AS count
  UNION ALL
  MATCH ()-[duty:CARRIES]->()
  WITH count(duty) AS count WHERE count > 0
  RETURN 'Duty' AS class, count
}
RETURN class, count
ORDER BY class
