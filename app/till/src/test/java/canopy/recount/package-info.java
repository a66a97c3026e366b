/**
 * A program of its own that adds a till's journal up again, from the bare lines and with the JDK
 * alone: it shares no code with the till. {@code java Recount.java FOLDER} prints the figures of
 * every closed day.
 */
package canopy.recount;
