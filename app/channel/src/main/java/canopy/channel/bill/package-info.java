/**
 * The channels' bills as files: WeChat Pay's and Alipay's own forms, and a plain one for channels
 * that give their list by other ways. Used by the channels on their call's thread and by the import
 * on the thread for files; nothing here has state.
 */
@NullMarked
package canopy.channel.bill;

import org.jspecify.annotations.NullMarked;
