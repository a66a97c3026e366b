package canopy.till.catalogue.imports;

/** How far an import is. */
enum ImportStep {
  CHOOSING,
  READING,
  /** The dry run is there; nothing has changed. */
  CHECKED,
  APPLYING,
  DONE
}
