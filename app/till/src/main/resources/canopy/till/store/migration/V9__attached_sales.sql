-- The sale that a payment on the bill was found to be of; empty in all other resolutions.
ALTER TABLE bill_resolutions ADD COLUMN sale_number VARCHAR DEFAULT '' NOT NULL;
