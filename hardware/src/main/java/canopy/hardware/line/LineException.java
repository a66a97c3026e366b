package canopy.hardware.line;

import java.io.IOException;

/** A line could not be opened or broke; says why in a form that the status can carry. */
public final class LineException extends IOException {
  private static final long serialVersionUID = 1L;

  private final LineFault fault;

  public LineException(LineFault fault, String message) {
    super(message);
    this.fault = fault;
  }

  public LineException(LineFault fault, String message, Throwable cause) {
    super(message, cause);
    this.fault = fault;
  }

  /** What went wrong. */
  public LineFault fault() {
    return fault;
  }

  /** The fault behind any exception of a line. */
  public static LineFault faultOf(IOException e) {
    return e instanceof LineException line ? line.fault() : LineFault.LOST;
  }
}
