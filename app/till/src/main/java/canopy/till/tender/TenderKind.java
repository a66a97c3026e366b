package canopy.till.tender;

import canopy.till.ui.Icon;

/**
 * A way to pay other than cash, as configured at the station.
 *
 * @param id what the actions are told
 * @param name in the operator's language
 * @param icon its sign
 * @param asksReference a number must be recorded: terminal receipt, voucher, company account
 */
record TenderKind(String id, String name, Icon icon, boolean asksReference) {}
