package canopy.hardware.printer;

import org.jspecify.annotations.Nullable;

/**
 * One step of a print job.
 *
 * @param jobId the job
 * @param state how far it is
 * @param fault why it waits, failed or is unknown
 * @param settled true when no further report about this job will come
 */
public record JobReport(
    String jobId, JobState state, @Nullable PrinterFault fault, boolean settled) {}
