package canopy.till.store.margin;

/**
 * What an article brought in.
 *
 * @param article its id
 * @param lines in how many lines it was sold
 */
public record ArticleMargin(String article, long lines, Margin margin) {}
