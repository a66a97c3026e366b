-- Spreads head office's tables over the servers of a Citus, by station. Once, on the coordinator, when the program has
-- made its tables and is stopped, and every server has been added (citus_set_coordinator_host, citus_add_node):
--   psql -v ON_ERROR_STOP=1 -f citus.sql DATABASE
-- If it stops half-way, go on by hand where it stopped: each table is spread by itself, and the two keys come back at the end.
-- Days that the program makes later are spread with their tables. SCALE.md says what lies where, and why.

-- Keys between tables of which one is spread and the other not yet are refused; they come back below.
ALTER TABLE foreign_line DROP CONSTRAINT foreign_line_site_till_found_at_fkey;
ALTER TABLE fork DROP CONSTRAINT fork_site_till_fkey;

-- The same on every server.
SELECT create_reference_table('site');
SELECT create_reference_table('till_key');
SELECT create_reference_table('enrolment_code');
SELECT create_reference_table('record');
SELECT create_reference_table('record_history');
SELECT create_reference_table('feed_head');

-- Everything else of a station, together; but for what stays on the first server.
SELECT create_distributed_table('till', 'site');
SELECT format('SELECT create_distributed_table(%L, ''site'', colocate_with => ''till'')', c.relname)
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'site'
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace
  AND c.relname NOT IN ('till', 'site', 'till_key', 'enrolment_code', 'console_user', 'relayed_order', 'relayed_refund')
ORDER BY c.relname
\gexec

ALTER TABLE fork ADD CONSTRAINT fork_site_till_fkey FOREIGN KEY (site, till) REFERENCES till (site, till);
ALTER TABLE foreign_line ADD CONSTRAINT foreign_line_site_till_found_at_fkey
  FOREIGN KEY (site, till, found_at) REFERENCES fork (site, till, found_at);
