-- What is kept per station is keyed by it, so that it can lie on the server that has the station's lines. The keys
-- of tills and their codes are looked up before the station is known: they are few, and lie on every server, where
-- a table cannot point at one that is spread.
ALTER TABLE till_key DROP CONSTRAINT till_key_site_till_fkey;
ALTER TABLE enrolment_code DROP CONSTRAINT enrolment_code_site_till_fkey;

DROP TABLE used_nonce;
CREATE UNLOGGED TABLE used_nonce (
  site text NOT NULL,
  key_id text NOT NULL,
  nonce text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (site, key_id, nonce)
);
CREATE INDEX used_nonce_at ON used_nonce (at);
