package canopy.architecture.bad;

/** A sample screen that shows itself to everybody. */
public final class BadScreen {}
