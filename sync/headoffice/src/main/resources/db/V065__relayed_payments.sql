-- Payments that tills make through the merchant accounts of head office. Written before the channel is asked, so
-- that nothing is sent twice; what the channel answers is put beside it. Not a projection: no journal line says it.
-- A channel knows a number by its account, whichever station it is of: so the keys do, too.

CREATE TABLE relayed_order (
  first_at timestamptz NOT NULL,       -- when it was first heard of
  asked_at timestamptz NOT NULL,       -- when the channel was asked last
  requested_at timestamptz NOT NULL,   -- by the till's clock
  answered_at timestamptz,             -- when the channel last said something that counts
  paid_at timestamptz,                 -- by the channel's clock
  amount_minor bigint NOT NULL,
  stated_minor bigint,                 -- what the channel says was paid
  site text NOT NULL,
  till text NOT NULL,                  -- that began it
  account text NOT NULL,
  out_no text NOT NULL,
  way text NOT NULL,                   -- SCAN_CUSTOMER, SHOW_QR
  currency text NOT NULL,
  verb text NOT NULL,                  -- asked last: pay, qr, query, reverse, close
  state text NOT NULL,                 -- ASKED until the channel says something; an outcome then
  code text NOT NULL,                  -- the channel's own, of its last answer
  wallet text NOT NULL,
  channel_no text,
  shown text,                          -- the code of ours that the customer scans
  PRIMARY KEY (account, out_no)
);
CREATE INDEX relayed_order_newest ON relayed_order (site, first_at DESC);

CREATE TABLE relayed_refund (
  first_at timestamptz NOT NULL,
  asked_at timestamptz NOT NULL,
  requested_at timestamptz NOT NULL,
  answered_at timestamptz,
  amount_minor bigint NOT NULL,
  site text NOT NULL,
  till text NOT NULL,
  account text NOT NULL,
  refund_no text NOT NULL,
  out_no text NOT NULL,                -- the order that was paid
  currency text NOT NULL,
  verb text NOT NULL,                  -- asked last: refund, refund-query
  state text NOT NULL,
  code text NOT NULL,
  channel_no text,
  PRIMARY KEY (account, refund_no)
);
CREATE INDEX relayed_refund_newest ON relayed_refund (site, first_at DESC);
