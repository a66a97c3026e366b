package canopy.till.catalogue.imports;

import canopy.till.catalogue.ImportReport;

/**
 * A line of the report.
 *
 * @param problem left out of the import; otherwise taken, but odd
 */
record RemarkRow(ImportReport.Remark remark, boolean problem) {}
