/**
 * Reports as files: one immutable document of typed tables, written as PDF, XLSX or CSV. Called by
 * every screen that exports, on a thread that may wait for the disk, never on the till's or the
 * screen's. Figures stay exact integers until they are written; all words come in worded.
 */
@NullMarked
package canopy.till.report.export;

import org.jspecify.annotations.NullMarked;
