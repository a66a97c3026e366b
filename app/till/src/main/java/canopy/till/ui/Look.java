package canopy.till.ui;

/**
 * What every screen needs to be drawn, and nothing of what it means.
 *
 * @param texts the words
 * @param formats how figures are written
 * @param sounds the tones
 */
public record Look(Texts texts, Formats formats, Sounds sounds) {}
