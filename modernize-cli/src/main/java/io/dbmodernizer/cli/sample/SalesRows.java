package io.dbmodernizer.cli.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The rows of the schema Sales. */
final class SalesRows {

  private static final int FIRST_CUSTOMER = 11_000;
  private static final int CUSTOMERS = 20_000;
  private static final int OFFERS = 16;
  private static final long FIRST_ORDER = 43_659;
  private static final int ORDERS = 41_000;
  private static final int RATE_DAYS = 1_200;

  private SalesRows() {}

  static List<TableRows> tables() {
    return List.of(
        TableRows.of(
            "Sales", "Customer", "PersonId, StoreName, CreditLimit, Notes", SalesRows::customers),
        TableRows.of(
            "Sales",
            "SpecialOffer",
            "Description, DiscountPercent, StartsAt, EndsAt",
            SalesRows::offers),
        TableRows.of(
            "Sales",
            "CurrencyRate",
            "FromCurrency, ToCurrency, RateDate, AverageRate",
            SalesRows::rates),
        TableRows.of(
            "Sales",
            "SalesOrder",
            "CustomerId, SalesPersonId, BillToAddressId, ShipToAddressId, OrderedAt, DueDate,"
                + " ShippedAt, Status, SubTotal, TaxAmount, Freight, Comment",
            SalesRows::orders));
  }

  /** Returns the order lines, which are more than half of all rows. */
  static TableRows orderLines() {
    return TableRows.of(
        "Sales",
        "SalesOrderLine",
        "OrderId, LineNumber, ProductId, SpecialOfferId, Quantity, UnitPrice, Discount, RowGuid",
        SalesRows::lines);
  }

  private static void customers(RowSink sink) throws SQLException {
    for (int row = 1; row <= CUSTOMERS; row++) {
      RowRandom draw = new RowRandom("Customer", row);
      boolean store = row % 20 == 0;
      sink.add(
          store ? null : row % PersonRows.PEOPLE + 1,
          store ? draw.oneOf(Vocabulary.LAST_NAMES) + " & Söhne" : null,
          draw.orNull(60, draw.decimal(-10_000, 922_337_203_685L, 4)),
          draw.chance(80) ? null : draw.chance(25) ? "" : draw.prose(draw.between(1, 8)));
    }
  }

  private static void offers(RowSink sink) throws SQLException {
    for (int id = 1; id <= OFFERS; id++) {
      RowRandom draw = new RowRandom("SpecialOffer", id);
      LocalDateTime start = draw.moment().truncatedTo(ChronoUnit.MILLIS);
      sink.add(
          "Aktion " + id + ": " + draw.oneOf(Vocabulary.OBJECTS),
          id == 1 ? BigDecimal.ZERO : draw.decimal(0, 10_000, 2),
          start,
          start.plusDays(draw.between(1, 400)));
    }
  }

  private static void rates(RowSink sink) throws SQLException {
    for (int day = 0; day < RATE_DAYS; day++) {
      for (int i = 2; i < PersonRows.COUNTRIES.length; i++) {
        RowRandom draw = new RowRandom("CurrencyRate", day * 100L + i);
        sink.add(
            "EUR",
            PersonRows.COUNTRIES[i][2],
            LocalDate.of(2021, 7, 1).plusDays(day),
            draw.decimal(50_000_000, 16_000_000_000L, 8));
      }
    }
  }

  private static void orders(RowSink sink) throws SQLException {
    for (long id = FIRST_ORDER; id < FIRST_ORDER + ORDERS; id++) {
      RowRandom draw = new RowRandom("SalesOrder", id);
      LocalDateTime ordered = draw.moment();
      BigDecimal subTotal =
          linesOf(id).stream()
              .map(line -> line.price().multiply(BigDecimal.valueOf(line.quantity())))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      int address = draw.between(1, PersonRows.ADDRESSES);
      sink.add(
          FIRST_CUSTOMER + draw.between(0, CUSTOMERS - 1),
          draw.orNull(65, draw.between(1, HumanResourcesRows.EMPLOYEES)),
          address,
          draw.chance(85) ? address : draw.between(1, PersonRows.ADDRESSES),
          ordered,
          ordered.toLocalDate().plusDays(12),
          draw.orNull(
              10,
              ordered
                  .plusDays(7)
                  .truncatedTo(ChronoUnit.MILLIS)
                  .atOffset(ZoneOffset.ofHours(draw.between(-8, 9)))),
          draw.between(0, 8),
          subTotal,
          subTotal.multiply(draw.decimal(0, 2500, 4)).setScale(4, RoundingMode.HALF_EVEN),
          draw.decimal(0, 5_000_000, 4),
          draw.chance(85) ? null : draw.chance(30) ? "" : draw.prose(1));
    }
  }

  private static void lines(RowSink sink) throws SQLException {
    for (long id = FIRST_ORDER; id < FIRST_ORDER + ORDERS; id++) {
      int number = 1;
      for (OrderLine line : linesOf(id)) {
        sink.add(
            id,
            number++,
            line.product(),
            line.offer() == 0 ? null : line.offer(),
            line.quantity(),
            line.price(),
            line.offer() == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(line.offer() * 125L, 4),
            line.draw().guid());
      }
    }
  }

  private static List<OrderLine> linesOf(long order) {
    RowRandom draw = new RowRandom("SalesOrderLine", order);
    int count = draw.between(1, 8);
    List<OrderLine> lines = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int product = draw.between(ProductionRows.FIRST_PRODUCT, ProductionRows.LAST_PRODUCT);
      lines.add(
          new OrderLine(
              product,
              draw.chance(70) ? 0 : draw.between(1, OFFERS),
              draw.between(1, 20),
              ProductionRows.listPrice(product),
              draw));
    }
    return lines;
  }

  private record OrderLine(
      int product, int offer, int quantity, BigDecimal price, RowRandom draw) {}
}
