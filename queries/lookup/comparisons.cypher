// What was compared: each comparison with its plan, and the plan that one follows.
MATCH (comparison:Comparison)
OPTIONAL MATCH (comparison)-[:FOLLOWS]->(before:Plan)
RETURN comparison.id AS comparison, before.id AS follows
ORDER BY comparison
