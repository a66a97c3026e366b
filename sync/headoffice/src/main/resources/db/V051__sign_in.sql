-- Wrong passwords in a row, of every name that was tried: whether there is such a user shall not be seen.
CREATE TABLE sign_in_failure (
  name text PRIMARY KEY,
  failures integer NOT NULL,
  locked_until timestamptz,
  at timestamptz NOT NULL
);
ALTER TABLE console_user DROP COLUMN failures, DROP COLUMN locked_until;

-- Somebody else has chosen the password: it is good for changing it, and for nothing else.
ALTER TABLE console_user ADD COLUMN must_change boolean NOT NULL DEFAULT false;
