package canopy.till.report.export;

/** The kinds of files. */
public enum ReportFormat {
  PDF("pdf"),
  XLSX("xlsx"),
  CSV("csv");

  private final String extension;

  ReportFormat(String extension) {
    this.extension = extension;
  }

  /** Of the file's name, without the point. */
  public String extension() {
    return extension;
  }
}
