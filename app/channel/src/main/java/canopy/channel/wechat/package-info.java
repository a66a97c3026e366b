/**
 * WeChat Pay, API version 3: the customer's code (付款码), our code (Native), refunds and the trade
 * bill. Every answer is verified, errors and empty ones included; what does not verify says
 * nothing. Called by the payment engine on its threads; sources are the pages of pay.weixin.qq.com
 * that the classes name.
 */
@NullMarked
package canopy.channel.wechat;

import org.jspecify.annotations.NullMarked;
