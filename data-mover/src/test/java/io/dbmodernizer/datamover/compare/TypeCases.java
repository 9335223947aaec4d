package io.dbmodernizer.datamover.compare;

import static io.dbmodernizer.datamover.compare.ValueDifference.ACCENT;
import static io.dbmodernizer.datamover.compare.ValueDifference.BEFORE_1582;
import static io.dbmodernizer.datamover.compare.ValueDifference.BEYOND;
import static io.dbmodernizer.datamover.compare.ValueDifference.CASE;
import static io.dbmodernizer.datamover.compare.ValueDifference.LARGEST;
import static io.dbmodernizer.datamover.compare.ValueDifference.LEAST_STEP;
import static io.dbmodernizer.datamover.compare.ValueDifference.NEGATIVE_ZERO;
import static io.dbmodernizer.datamover.compare.ValueDifference.OFFSET;
import static io.dbmodernizer.datamover.compare.ValueDifference.OTHER_SURROGATE;
import static io.dbmodernizer.datamover.compare.ValueDifference.SIGN;
import static io.dbmodernizer.datamover.compare.ValueDifference.SURROGATE;
import static io.dbmodernizer.datamover.compare.ValueDifference.TIME_PART;
import static io.dbmodernizer.datamover.compare.ValueDifference.TRAILING;
import static io.dbmodernizer.datamover.compare.ValueDifference.ZERO;

import java.util.ArrayList;
import java.util.List;

/** The types of SQL Server, as H2 has them, with values next to one another. */
final class TypeCases {

  private TypeCases() {}

  static List<TypeCase> all() {
    List<TypeCase> all = new ArrayList<>();
    numbers(all);
    times(all);
    text(all);
    bytes(all);
    return all;
  }

  private static void numbers(List<TypeCase> all) {
    all.add(
        TypeCase.of("bit", "BIT", "TRUE", "INT")
            .with(LEAST_STEP, "FALSE")
            .with(ZERO, "FALSE")
            .with(BEYOND, "2"));
    all.add(integer("tinyint", "TINYINT", "SMALLINT"));
    all.add(integer("smallint", "SMALLINT", "INT"));
    all.add(integer("int", "INT", "BIGINT"));
    all.add(
        integer("bigint", "BIGINT", "DECIMAL(19, 0)")
            .with(LARGEST, "9007199254740992|9007199254740993"));
    all.add(
        decimal("decimal(19,4)", "DECIMAL(19, 4)")
            .with(LARGEST, "900719925474099.3001|900719925474099.3002"));
    all.add(decimal("money", "MONEY").with(LARGEST, "900719925474099.3001|900719925474099.3002"));
    all.add(decimal("smallmoney", "SMALLMONEY"));
    all.add(
        TypeCase.of("real", "REAL", "0.5", "DOUBLE PRECISION")
            .with(LEAST_STEP, "0.50000006")
            .with(ZERO, "0")
            .with(SIGN, "-0.5")
            .with(BEYOND, "0.500000001")
            .without(NEGATIVE_ZERO, "H2 stores negative zero as zero"));
    all.add(
        TypeCase.of("float", "DOUBLE PRECISION", "0.1", "DECIMAL(38, 30)")
            .with(LEAST_STEP, "0.10000000000000002")
            .with(ZERO, "0")
            .with(SIGN, "-0.1")
            .with(BEYOND, "0.100000000000000000000000000001")
            .without(NEGATIVE_ZERO, "H2 stores negative zero as zero"));
  }

  private static TypeCase integer(String family, String declaration, String otherType) {
    return TypeCase.of(family, declaration, "7", otherType)
        .with(LEAST_STEP, "8")
        .with(ZERO, "0")
        .with(SIGN, "-7")
        .with(BEYOND, "DECIMAL(21, 2)|7.49");
  }

  private static TypeCase decimal(String family, String declaration) {
    return TypeCase.of(family, declaration, "1.2345", "DECIMAL(25, 9)")
        .with(LEAST_STEP, "1.2346")
        .with(ZERO, "0")
        .with(SIGN, "-1.2345")
        .with(BEYOND, "1.234500001");
  }

  private static void times(List<TypeCase> all) {
    all.add(
        TypeCase.of("date", "DATE", "DATE '2024-02-29'", "TIMESTAMP(0)")
            .with(LEAST_STEP, "DATE '2024-03-01'")
            .with(ZERO, "DATE '1900-01-01'")
            .with(BEFORE_1582, "DATE '1500-02-27'")
            .with(BEYOND, "TIMESTAMP '2024-02-29 13:45:00'"));
    all.add(
        TypeCase.of("time(7)", "TIME(7)", "TIME '12:34:56.1234567'", "TIME(9)")
            .with(LEAST_STEP, "TIME '12:34:56.1234568'")
            .with(ZERO, "TIME '00:00:00'")
            .with(TIME_PART, "TIME '00:34:56.1234567'")
            .with(BEYOND, "TIME '12:34:56.123456701'"));
    all.add(timestamp("datetime", 3, "12:34:56.123", "12:34:56.127", "12:34:56.1230001"));
    all.add(
        timestamp("datetime2(7)", 7, "12:34:56.1234567", "12:34:56.1234568", "12:34:56.123456701"));
    all.add(timestamp("smalldatetime", 0, "12:34:00", "12:35:00", "12:34:00.0000001"));
    all.add(
        TypeCase.of(
                "datetimeoffset(7)",
                "TIMESTAMP(7) WITH TIME ZONE",
                "TIMESTAMP WITH TIME ZONE '2024-02-29 12:34:56.1234567+02:00'",
                "TIMESTAMP(9) WITH TIME ZONE")
            .with(LEAST_STEP, "TIMESTAMP WITH TIME ZONE '2024-02-29 12:34:56.1234568+02:00'")
            .with(ZERO, "TIMESTAMP WITH TIME ZONE '1900-01-01 00:00:00+00:00'")
            .with(TIME_PART, "TIMESTAMP WITH TIME ZONE '2024-02-29 00:34:56.1234567+02:00'")
            .with(OFFSET, "TIMESTAMP WITH TIME ZONE '2024-02-29 11:34:56.1234567+01:00'")
            .with(BEFORE_1582, "TIMESTAMP WITH TIME ZONE '1500-02-27 00:00:00+00:00'")
            .with(BEYOND, "TIMESTAMP WITH TIME ZONE '2024-02-29 12:34:56.123456701+02:00'"));
  }

  private static TypeCase timestamp(
      String family, int digits, String time, String next, String beyond) {
    String day = "TIMESTAMP '2024-02-29 ";
    return TypeCase.of(
            family,
            "TIMESTAMP(" + digits + ")",
            day + time + "'",
            "TIMESTAMP(" + (digits == 7 ? 9 : 7) + ")")
        .with(LEAST_STEP, day + next + "'")
        .with(ZERO, "TIMESTAMP '1900-01-01 00:00:00'")
        .with(TIME_PART, day + "00:00:00'")
        .with(BEFORE_1582, "TIMESTAMP '1500-02-27 00:00:00'")
        .with(BEYOND, day + beyond + "'");
  }

  private static void text(List<TypeCase> all) {
    String padded = "the type is padded to its length";
    all.add(words("char(5)", "CHAR(5)", "VARCHAR(20)").without(TRAILING, padded));
    all.add(words("nchar(5)", "NCHAR(5)", "VARCHAR(20)").without(TRAILING, padded));
    all.add(words("varchar(5)", "VARCHAR(5)", "VARCHAR(6)").with(TRAILING, "'abcd '"));
    all.add(words("nvarchar(5)", "NVARCHAR(5)", "VARCHAR(6)").with(TRAILING, "'abcd '"));
    all.add(endless("varchar(max)", "VARCHAR(MAX)"));
    all.add(endless("nvarchar(max)", "NVARCHAR(MAX)"));
    String utf8 = "H2 stores large text as UTF-8, which has no unpaired surrogates";
    for (String family : List.of("text", "ntext", "xml")) {
      all.add(
          endless(family, "CHARACTER LARGE OBJECT")
              .without(SURROGATE, utf8)
              .without(OTHER_SURROGATE, utf8));
    }
    all.forEach(
        type -> {
          boolean large = type.reason(SURROGATE).equals(utf8);
          if (type.value(CASE).isPresent() && !large) {
            type.with(SURROGATE, "'ab?'").with(OTHER_SURROGATE, "'ab\ud801'");
          }
        });
  }

  private static TypeCase words(String family, String declaration, String otherType) {
    return TypeCase.of(family, declaration, "'abcd'", otherType)
        .with(LEAST_STEP, "'abce'")
        .with(ZERO, "''")
        .with(CASE, "'abcD'")
        .with(ACCENT, "'e\u0301'")
        .with(BEYOND, "'abcd x'");
  }

  private static TypeCase endless(String family, String declaration) {
    return words(family, declaration, "VARCHAR(4000)")
        .with(TRAILING, "'abcd '")
        .without(BEYOND, "the source's type has no end");
  }

  private static void bytes(List<TypeCase> all) {
    all.add(
        octets("binary(4)", "BINARY(4)", "VARBINARY(20)")
            .without(TRAILING, "the type is padded to its length"));
    all.add(octets("varbinary(4)", "VARBINARY(4)", "VARBINARY(20)").with(TRAILING, "X'010203'"));
    all.add(
        octets("varbinary(max)", "VARBINARY(MAX)", "VARBINARY(20)")
            .with(TRAILING, "X'0102030400'")
            .without(BEYOND, "the source's type has no end"));
    all.add(
        octets("image", "BINARY LARGE OBJECT", "VARBINARY(20)")
            .with(TRAILING, "X'0102030400'")
            .without(BEYOND, "the source's type has no end"));
    all.add(
        TypeCase.of(
                "uniqueidentifier",
                "UUID",
                "UUID '00000000-0000-0000-0000-00000000000a'",
                "VARCHAR(36)")
            .with(LEAST_STEP, "UUID '00000000-0000-0000-0000-00000000000b'")
            .with(ZERO, "UUID '00000000-0000-0000-0000-000000000000'")
            .with(BEYOND, "'00000000-0000-0000-0000-00000000000A'")
            .without(CASE, "a GUID is the same in either case"));
  }

  private static TypeCase octets(String family, String declaration, String otherType) {
    return TypeCase.of(family, declaration, "X'01020300'", otherType)
        .with(LEAST_STEP, "X'01020301'")
        .with(ZERO, "X''")
        .with(BEYOND, "X'0102030000'");
  }
}
