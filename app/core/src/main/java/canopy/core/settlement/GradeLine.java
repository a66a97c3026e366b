package canopy.core.settlement;

import canopy.core.quantity.Volume;
import org.jspecify.annotations.Nullable;

/**
 * A grade, all its nozzles and tanks together.
 *
 * @param fills of its nozzles
 * @param metered by its nozzles' counters; null if one of them is silent
 * @param fromTanks what left its tanks by their levels, deliveries and what was poured back; null
 *     if a level is missing, or no tank is known
 */
public record GradeLine(
    int grade, NozzleFills fills, @Nullable Volume metered, @Nullable Volume fromTanks) {}
