package canopy.core.operator;

/**
 * A second person's yes to one action, given by PIN. It is worth nothing for any other right, and
 * is used up by the action.
 *
 * @param by operator who approved
 * @param right what was approved
 */
public record Approval(String by, Right right) {}
