package io.dbmodernizer.migration.testing;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The functions and procedures of {@link AdventureWorksExcerpt}; H2 calls them by name. */
public final class AdventureWorksCode {

  private AdventureWorksCode() {}

  /** Called by {@code ufnLeadingZeros}. */
  public static String leadingZeros(int value) {
    return "%08d".formatted(value);
  }

  /** Called by {@code ufnGetPurchaseOrderStatusText}. */
  public static String orderStatus(int status) {
    return switch (status) {
      case 1 -> "Pending";
      case 2 -> "Approved";
      case 3 -> "Rejected";
      case 4 -> "Complete";
      default -> "** Invalid **";
    };
  }

  /** Called by {@code ufnGetDocumentStatusText}. */
  public static String documentStatus(int status) {
    return status == 2 ? "Approved" : "Pending approval";
  }

  /** Called by {@code ufnGetAccountingStartDate}. */
  public static Date accountingStart() {
    return Date.valueOf("2003-07-01");
  }

  /** Called by {@code ufnGetAccountingEndDate}. */
  public static Date accountingEnd() {
    return Date.valueOf("2004-06-30");
  }

  /** Called by {@code ufnGetStock}. */
  public static int stock(Connection connection, int product) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT COUNT(*) FROM \"Purchasing\".\"PurchaseOrderDetail\" WHERE \"ProductID\" ="
                + " ?")) {
      query.setInt(1, product);
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  /** Called by the functions of prices. */
  public static BigDecimal price(int product, Date day) {
    return BigDecimal.valueOf(product).add(BigDecimal.valueOf(day.getTime() % 2));
  }

  /** Called by {@code ufnGetContactInformation}, which returns a table. */
  public static ResultSet contact(Connection connection, int person) throws SQLException {
    return connection
        .createStatement()
        .executeQuery(
            "SELECT \"FirstName\", \"LastName\" FROM \"Person\".\"Person\" WHERE"
                + " \"BusinessEntityID\" = "
                + person);
  }

  /** Called by {@code uspLogError}. */
  public static void logError(Connection connection, String message) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO \"dbo\".\"ErrorLog\" (\"UserName\", \"ErrorMessage\") VALUES (USER(),"
                + " ?)")) {
      insert.setString(1, message);
      insert.executeUpdate();
    }
  }

  /** Called by {@code uspPrintError}. */
  public static void printError(String message) {
    if (message.isEmpty()) {
      throw new IllegalArgumentException("no message");
    }
  }

  /** Called by {@code uspUpdateEmployeeLogin}. */
  public static void updateLogin(Connection connection, int employee, String login)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE \"HumanResources\".\"Employee\" SET \"LoginID\" = ? WHERE"
                + " \"BusinessEntityID\" = ?")) {
      update.setString(1, login);
      update.setInt(2, employee);
      update.executeUpdate();
    }
  }
}
