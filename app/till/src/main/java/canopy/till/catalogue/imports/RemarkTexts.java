package canopy.till.catalogue.imports;

import canopy.till.catalogue.ImportReport;

/** The sentences of the report, each key written out. */
final class RemarkTexts {
  private RemarkTexts() {}

  static String key(ImportReport.Kind kind) {
    return switch (kind) {
      case EMPTY_FILE -> "goods.empty-file";
      case ENCODING -> "goods.encoding";
      case COLUMN_MISSING -> "goods.column-missing";
      case COLUMN_TWICE -> "goods.column-twice";
      case COLUMN_UNKNOWN -> "goods.column-unknown";
      case TOO_MANY_LINES -> "goods.too-many-lines";
      case NOT_CSV -> "goods.not-csv";
      case FIELD_COUNT -> "goods.field-count";
      case ID_MISSING -> "goods.id-missing";
      case ID_TWICE -> "goods.id-twice";
      case NAME_MISSING -> "goods.name-missing";
      case TOO_LONG -> "goods.too-long";
      case DEPARTMENT_UNKNOWN -> "goods.department-unknown";
      case TAX_CLASS_UNKNOWN -> "goods.tax-class-unknown";
      case PRICE -> "goods.bad-price";
      case COST -> "goods.bad-cost";
      case UNIT -> "goods.bad-unit";
      case AGE -> "goods.bad-age";
      case YES_NO -> "goods.yes-no";
      case CODE_CHECK_DIGIT -> "goods.code-check-digit";
      case CODE_ROUNDED -> "goods.code-rounded";
      case CODE_TAKEN -> "goods.code-taken";
      case CODE_SHAPE -> "goods.code-shape";
      case CODE_COUNT -> "goods.code-count";
      case PRICE_ZERO -> "goods.price-zero";
      case PRICE_JUMP -> "goods.price-jump";
      case COST_ABOVE_PRICE -> "goods.cost-above-price";
      case NAME_LANGUAGE_MISSING -> "goods.name-language-missing";
    };
  }
}
