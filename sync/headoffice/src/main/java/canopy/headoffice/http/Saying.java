package canopy.headoffice.http;

import java.text.MessageFormat;
import java.util.Locale;

/**
 * Sentences that a refusal may say to a person. The word is the {@code code} of the document and
 * stays as it is; the console has each in its languages, as {@code problem.<word>}.
 */
public enum Saying {
  SITE_EXISTS("There is a station {0} already."),
  NO_SITE("There is no station {0}."),
  TILL_EXISTS("Station {0} has a till {1} already."),
  NO_TILL("There is no till {0}/{1}."),
  TILL_SIGNED_OFF("Till {0}/{1} has signed off for good; add another till."),
  BAD_NAME("A station or till has a name of 1 to 32 of A-Z a-z 0-9 . _ -"),
  BAD_ZONE("The time zone is a name such as Asia/Shanghai, the currency a code such as CNY."),
  NOT_QUARANTINED("Till {0}/{1} is not in quarantine."),
  NO_GOODS("There is no article or fuel {0}."),
  IN_FORCE("This price is in force by now, or was taken back."),
  PRICE_RANGE("A price is more than nothing, and less than a million."),
  COST_RANGE("A cost is nothing or more, and less than a million; empty is not known."),
  PRICE_FAR("The price {1} is far from the one in force, {0}. Nothing is saved yet."),
  TIME_PAST("This time is past. Leave it empty for a price that is in force at once."),
  TOO_FAR_AHEAD("A price is planned for a year ahead at most."),
  PRICE_FORM("A price is a number with at most {1} decimals, not {0}."),
  TIME_FORM("A time is written as 2026-11-22T06:00, not {0}."),
  SECONDS_FORM("Seconds are a whole number from 0 to 3600, not {0}."),
  CHANGED_MEANWHILE("Somebody else changed {0} meanwhile. Look at it again and repeat the change."),
  BAD_RECORD("The record is not valid: {0}"),
  FOREIGN_FORM("The form was not sent by a page of this console."),
  FORM_ENCODING("Forms are sent url-encoded."),
  PAGE_TOO_OLD("The page is too old. Go back, load it again and repeat."),
  NO_RIGHT("You do not have the right to do that."),
  FIELD_TOO_LONG("The field {0} is longer than {1}."),
  FIELD_EMPTY("The field {0} must not be empty."),
  NOT_YOURSELF("You cannot shut yourself out."),
  NO_ROLE("There is no role {0}."),
  NO_TARGET("Prices are of an ARTICLE or a GRADE."),
  NO_SALE("There is no such sale."),
  WRONG_PASSWORD("The present password is wrong."),
  GUESSABLE_PASSWORD("This password is one of those that are tried first."),
  SAME_PASSWORD("The new password is the one that you have. Choose another one."),
  USER_NAME("A user name has 2 to 32 of a-z 0-9 . _ - and no capitals."),
  ONE_STATION("A station manager has one station, the others have none."),
  USER_EXISTS("There is a user {0} already."),
  NO_USER("There is no user {0}."),
  ALREADY_ANSWERED("This change is answered by now."),
  ARTICLE_EXISTS("There is an article {0} already."),
  GOODS_EXIST("There is a {0} already. Open it from the list to change it."),
  GOODS_ID("A number or short name has 1 to 40 of A-Z a-z 0-9 . _ -"),
  NAME_NEEDED("A name is needed in at least one language."),
  NAME_TOO_LONG("A name has at most {0} characters."),
  NO_DEPARTMENT("There is no department {0} there. Add it first, or choose another one."),
  NO_TAX_CLASS("There is no tax class {0} there. Add it first, or choose another one."),
  NO_GROUP("There is no department or tax class {0} there."),
  GROUP_NEEDED("{0} belongs to it. Give it another one first, or take it back."),
  CODE_CHECK(
      "The code {0} has a mistake: 8, 12, 13 or 14 figures are a GTIN, and its last is {1}."),
  CODE_SHAPE("A code has 1 to 40 letters, figures or signs and no blanks, not {0}."),
  CODE_COUNT("An article has at most {0} codes."),
  CODE_TAKEN("The code {0} is that of article {1}."),
  AGE_FORM("An age limit is a whole number from 0 to 120, not {0}."),
  ORDER_FORM("A place in the order is a whole number up to 9999, not {0}."),
  RATE_FORM("A rate is a percentage from 0 to 100 with at most 4 decimals, not {0}."),
  PERSON_NUMBER("A person has a number of 1 to 8 figures."),
  PERSON_NAME("A name has 1 to {0} characters."),
  ROLE_ID("A role is called by 1 to 32 of A-Z a-z 0-9 . _ -"),
  ROLE_NEEDED("Somebody has the role {0}. Give them another one first."),
  SHORT_PASSWORD("A password has at least {0} characters; a sentence is easy to remember.");

  private final String english;

  Saying(String english) {
    this.english = english;
  }

  /** The word in the protocol. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** For logs, and for programs that have no words of their own. */
  String english(Object... parts) {
    return new MessageFormat(english, Locale.ROOT).format(parts);
  }
}
