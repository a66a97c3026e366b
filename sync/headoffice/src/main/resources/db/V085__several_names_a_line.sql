-- One line may name all the people of a till.
ALTER TABLE person_named DROP CONSTRAINT person_named_pkey;
ALTER TABLE person_named ADD PRIMARY KEY (site, till, seq, day, operator);
