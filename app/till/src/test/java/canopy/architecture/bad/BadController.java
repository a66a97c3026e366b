package canopy.architecture.bad;

/** The controller of a sample screen. */
public final class BadController {}
