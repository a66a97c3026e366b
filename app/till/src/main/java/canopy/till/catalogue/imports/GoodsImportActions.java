package canopy.till.catalogue.imports;

/** What can be done with a file of goods. FX thread; every call returns at once. */
interface GoodsImportActions {
  /** Opens the system's file chooser. */
  void chooseFile();

  /** Reads the file and compares; changes nothing. */
  void check();

  /** Whether the file is the whole range, so that what it lacks is switched off. */
  void wholeRange(boolean complete);

  /** Puts the good lines in force. */
  void apply();

  void startOver();
}
