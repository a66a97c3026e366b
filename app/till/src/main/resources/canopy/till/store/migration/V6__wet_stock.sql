-- The wet stock as it was read, delivered and balanced. A correction is a row of its own.

CREATE TABLE tank_readings (
  id BIGINT PRIMARY KEY,
  tank INTEGER NOT NULL,
  occasion VARCHAR NOT NULL,
  source VARCHAR NOT NULL,
  business_day DATE NOT NULL,
  at_millis BIGINT NOT NULL,
  operator VARCHAR NOT NULL,
  volume_millilitres BIGINT NOT NULL,
  corrected_millilitres BIGINT,
  temperature_millidegrees INTEGER,
  height_tenths INTEGER,
  water_height_tenths INTEGER,
  water_millilitres BIGINT
);

CREATE TABLE totaliser_readings (
  id BIGINT PRIMARY KEY,
  pump INTEGER NOT NULL,
  nozzle INTEGER NOT NULL,
  grade INTEGER NOT NULL,
  occasion VARCHAR NOT NULL,
  source VARCHAR NOT NULL,
  business_day DATE NOT NULL,
  at_millis BIGINT NOT NULL,
  operator VARCHAR NOT NULL,
  volume_millilitres BIGINT NOT NULL,
  amount_minor BIGINT
);

-- A tank on a day; several rows of one day add up. The document is the whole of it.
CREATE TABLE tank_days (
  id BIGINT PRIMARY KEY,
  tank INTEGER NOT NULL,
  grade INTEGER NOT NULL,
  business_day DATE NOT NULL,
  opening_millilitres BIGINT NOT NULL,
  delivered_millilitres BIGINT NOT NULL,
  metered_millilitres BIGINT NOT NULL,
  returned_millilitres BIGINT NOT NULL,
  closing_millilitres BIGINT NOT NULL,
  variance_millilitres BIGINT NOT NULL,
  document VARBINARY NOT NULL
);

-- A nozzle's counter on a day against its fills. Unrecorded is null where the counter went back.
CREATE TABLE nozzle_days (
  id BIGINT PRIMARY KEY,
  pump INTEGER NOT NULL,
  nozzle INTEGER NOT NULL,
  grade INTEGER NOT NULL,
  business_day DATE NOT NULL,
  filled_millilitres BIGINT NOT NULL,
  unrecorded_millilitres BIGINT,
  document VARBINARY NOT NULL
);

CREATE TABLE deliveries (
  seq BIGINT PRIMARY KEY,
  tank INTEGER NOT NULL,
  grade INTEGER NOT NULL,
  document_number VARCHAR NOT NULL,
  business_day DATE NOT NULL,
  at_millis BIGINT NOT NULL,
  operator VARCHAR NOT NULL,
  ticket_millilitres BIGINT NOT NULL,
  shortage_millilitres BIGINT NOT NULL,
  document VARBINARY NOT NULL
);

CREATE TABLE stock_flags (
  seq BIGINT PRIMARY KEY,
  tank INTEGER NOT NULL,
  business_day DATE NOT NULL,
  rule VARCHAR NOT NULL,
  document VARBINARY NOT NULL
);
