-- The till's saved state lies in a file of its own: losing the database must not cost it.
DROP TABLE checkpoints;
