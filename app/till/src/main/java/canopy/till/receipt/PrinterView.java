package canopy.till.receipt;

import canopy.hardware.drawer.DrawerReport;
import canopy.hardware.printer.PrinterFault;
import canopy.hardware.printer.PrinterStatus;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Printer and drawer at one moment. Immutable; any thread.
 *
 * @param status null if there is no printer, or before its first answer
 * @param waiting why jobs wait that have not begun, by job
 * @param drawer what came of the newest kick; null before the first
 */
public record PrinterView(
    @Nullable PrinterStatus status,
    Map<String, PrinterFault> waiting,
    @Nullable DrawerReport drawer) {}
