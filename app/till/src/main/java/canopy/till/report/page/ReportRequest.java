package canopy.till.report.page;

import canopy.till.store.report.ReportFilter;
import org.jspecify.annotations.Nullable;

/**
 * What is to be shown.
 *
 * @param search words that an entry of the audit list shows; empty for all
 * @param detail of which sale or entry the lines are shown; null for the report itself
 */
public record ReportRequest(
    ReportKind kind, ReportFilter filter, String search, @Nullable Link detail) {}
