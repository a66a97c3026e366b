-- What stations changed of their goods by themselves, by their journals. As all projections: each row follows from
-- one line alone, and the program makes and throws them away.

CREATE TABLE local_change (
  seq bigint NOT NULL,
  at timestamptz NOT NULL,
  price_tenths bigint NOT NULL,        -- of a minor unit
  before_tenths bigint,                -- null: new
  basis bigint NOT NULL,               -- version of the record that the station saw; 0: none
  day date NOT NULL,
  site text NOT NULL,
  till text NOT NULL,
  operator text NOT NULL,
  kind text NOT NULL,                  -- ARTICLE_PRICE, GRADE_PRICE, NEW_ARTICLE
  key text NOT NULL,
  article jsonb,                       -- the whole of a new article
  asked boolean NOT NULL,              -- whether the till waits for an answer
  PRIMARY KEY (site, till, seq, day)
) PARTITION BY RANGE (day);
CREATE TABLE local_change_other PARTITION OF local_change DEFAULT;
CREATE INDEX local_change_asked ON local_change (site, till, seq) WHERE asked;

-- What head office answered: decisions, which no journal line makes again.
CREATE TABLE local_answer (
  seq bigint NOT NULL,                 -- of the change
  at timestamptz NOT NULL,
  accepted boolean NOT NULL,
  site text NOT NULL,
  till text NOT NULL,
  by text NOT NULL,
  reason text NOT NULL,
  PRIMARY KEY (site, till, seq)
);

-- Which kinds of changes head office accepts by itself, where nobody else has changed the same meanwhile.
CREATE TABLE local_policy (
  kind text PRIMARY KEY,
  by_itself boolean NOT NULL
);
