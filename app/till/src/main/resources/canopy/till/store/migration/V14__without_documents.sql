-- A sale as a whole is read from its line of the journal; nothing asks for the taxes of one sale or
-- the steps of one print, and writing them was a third of what a rebuild took. Fills have the pump and
-- the grade, and are a sixth of the lines. Rows from before are made again, for the rules that make
-- them are others now.
UPDATE applied SET row_count = row_count
  - (SELECT COUNT(*) FROM sale_documents)
  - (SELECT COUNT(*) FROM sale_taxes)
  - (SELECT COUNT(*) FROM print_steps);
DROP TABLE sale_documents;
DROP TABLE sale_taxes;
DROP TABLE print_steps;
DROP INDEX IF EXISTS sale_lines_by_pump;
DROP INDEX IF EXISTS sale_lines_by_grade;
