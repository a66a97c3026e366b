-- People who use the console, their sessions, and everything they changed.

CREATE TABLE console_user (
  name text PRIMARY KEY CHECK (name ~ '^[a-z0-9._-]{2,32}$'),
  full_name text NOT NULL,
  role text NOT NULL CHECK (role IN ('VIEWER', 'STATION_MANAGER', 'HEAD_OFFICE')),
  site text REFERENCES site,       -- of a station manager: the only one that he sees
  language text NOT NULL CHECK (language IN ('zh', 'en', 'es')),
  password text NOT NULL,          -- Argon2id, PHC string
  active boolean NOT NULL DEFAULT true,
  failures integer NOT NULL DEFAULT 0,   -- in a row
  locked_until timestamptz,
  created_at timestamptz NOT NULL,
  CHECK ((role = 'STATION_MANAGER') = (site IS NOT NULL))
);

CREATE TABLE console_session (
  token_hash bytea PRIMARY KEY,    -- SHA-256: a stolen table opens no session
  name text NOT NULL REFERENCES console_user ON DELETE CASCADE,
  csrf text NOT NULL,
  began_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL
);
CREATE INDEX console_session_name ON console_session (name);

CREATE TABLE audit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  by text NOT NULL,                -- a user's name, or 'system'
  address text NOT NULL,
  action text NOT NULL,            -- such as price.planned
  subject text NOT NULL,           -- such as S001/T1, or article 100023
  detail text NOT NULL
);
CREATE INDEX audit_at ON audit (at);
