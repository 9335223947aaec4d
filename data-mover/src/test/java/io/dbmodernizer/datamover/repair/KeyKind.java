package io.dbmodernizer.datamover.repair;

import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** The kinds of keys that a table is split by, each with random values as SQL. */
enum KeyKind {
  INT("k INT NOT NULL", "PRIMARY KEY (k)") {
    @Override
    String value(Random random, int n) {
      return String.valueOf(random.nextInt(3) + 7 * n - 700);
    }
  },
  COMPOSITE("a INT NOT NULL, b VARCHAR(20) NOT NULL, c INT NOT NULL", "PRIMARY KEY (a, b, c)") {
    @Override
    String value(Random random, int n) {
      return "%d, 'b%d', %d".formatted(random.nextInt(3), random.nextInt(3), n);
    }
  },
  TEXT("k VARCHAR(30) NOT NULL", "PRIMARY KEY (k)") {
    @Override
    String value(Random random, int n) {
      return text(random, n);
    }
  },
  PADDED_TEXT("k CHAR(30) NOT NULL", "PRIMARY KEY (k)") {
    @Override
    String value(Random random, int n) {
      return text(random, n);
    }
  },
  COLLATED_TEXT("k VARCHAR(30) NOT NULL", "PRIMARY KEY (k)") {
    @Override
    String settings() {
      return "SET COLLATION ENGLISH STRENGTH SECONDARY";
    }

    @Override
    String value(Random random, int n) {
      return text(random, n);
    }
  },
  GUID("k UUID NOT NULL", "PRIMARY KEY (k)") {
    @Override
    String value(Random random, int n) {
      return "'" + new UUID(random.nextLong(), random.nextLong()) + "'";
    }
  },
  DECIMAL("k DECIMAL(20, 4) NOT NULL", "UNIQUE (k)") {
    @Override
    String value(Random random, int n) {
      return "%d.%04d".formatted(n - 100, random.nextInt(10_000));
    }
  },
  TIME("k TIMESTAMP(7) NOT NULL", "PRIMARY KEY (k)") {
    @Override
    String value(Random random, int n) {
      return "TIMESTAMP '%04d-03-04 05:06:07.%07d'"
          .formatted(1 + 19 * n, random.nextInt(10_000_000));
    }
  },
  DESCENDING("a INT NOT NULL, b VARCHAR(20) NOT NULL", "CHECK (a >= 0)") {
    @Override
    String index() {
      return "CREATE UNIQUE INDEX u ON t(a DESC, b)";
    }

    @Override
    String value(Random random, int n) {
      return "%d, 'b%d'".formatted(random.nextInt(9), n);
    }
  },
  BYTES("k VARBINARY(20) NOT NULL", "PRIMARY KEY (k)") {
    @Override
    String value(Random random, int n) {
      return "X'%02x%04x%s'".formatted(random.nextInt(256), n, "00".repeat(random.nextInt(3)));
    }
  };

  final String columns;
  final String constraint;

  KeyKind(String columns, String constraint) {
    this.columns = columns;
    this.constraint = constraint;
  }

  /** Returns the key's values for the row with this number. They are unique. */
  abstract String value(Random random, int n);

  String settings() {
    return "SELECT 1";
  }

  String index() {
    return "SELECT 1";
  }

  /** Returns a text with letters of both cases, other scripts and blanks at its end. */
  private static String text(Random random, int n) {
    String letters = new String[] {"ab", "Ab", "aB", "é", "z-", "Ž", "", "漢"}[random.nextInt(8)];
    String end = " ".repeat(random.nextInt(3));
    return String.format(Locale.ROOT, "'%s%d%s'", letters, n, end);
  }
}
