package canopy.till.shift;

/** What the screen shows beside the form. */
enum Face {
  GLANCE,
  OPEN,
  MOVE,
  COUNT,
  RESULT,
  TANKS,
  TOTALISERS
}
