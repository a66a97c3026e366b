-- Stations, their tills, the keys that tills sign with, and the codes that enrol them.

CREATE TABLE site (
  site text PRIMARY KEY,
  name text NOT NULL,
  zone text NOT NULL,              -- IANA time zone
  currency text NOT NULL,          -- ISO 4217
  created_at timestamptz NOT NULL
);

CREATE TABLE till (
  site text NOT NULL REFERENCES site,
  till text NOT NULL,
  state text NOT NULL CHECK (state IN ('EXPECTED', 'ACTIVE', 'QUARANTINED', 'REVOKED', 'SIGNED_OFF')),
  reason text,                     -- why it is not active, a sentence
  last_seq bigint NOT NULL DEFAULT 0,   -- the head: everything up to here is stored
  last_hash text NOT NULL DEFAULT repeat('0', 64),
  last_seen_at timestamptz,
  last_line_at timestamptz,        -- the till's own time of its newest line
  program text,
  feed_cursor bigint NOT NULL DEFAULT 0, -- newest change that it has said to have applied
  created_at timestamptz NOT NULL,
  PRIMARY KEY (site, till)
);

CREATE TABLE till_key (
  key_id text PRIMARY KEY,         -- base64url of the first 16 bytes of SHA-256 of the public key
  site text NOT NULL,
  till text NOT NULL,
  public_key bytea NOT NULL,       -- Ed25519, X.509 SubjectPublicKeyInfo
  enrolled_at timestamptz NOT NULL,
  retired_at timestamptz,          -- another machine took its place
  FOREIGN KEY (site, till) REFERENCES till
);

CREATE TABLE enrolment_code (
  code_hash bytea PRIMARY KEY,     -- SHA-256 of the code: the code itself is shown once and not stored
  site text NOT NULL,
  till text NOT NULL,
  made_at timestamptz NOT NULL,
  made_by text NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  used_by text,                    -- key_id
  FOREIGN KEY (site, till) REFERENCES till
);

-- Signed requests of the last minutes; a signature counts once. Nothing is lost with it but that memory.
CREATE UNLOGGED TABLE used_nonce (
  key_id text NOT NULL,
  nonce text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (key_id, nonce)
);
CREATE INDEX used_nonce_at ON used_nonce (at);
