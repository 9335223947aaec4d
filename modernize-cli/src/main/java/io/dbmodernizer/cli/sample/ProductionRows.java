package io.dbmodernizer.cli.sample;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The rows of the schema Production. */
final class ProductionRows {

  static final int FIRST_PRODUCT = 680;
  static final int PRODUCTS = 504;
  static final int LAST_PRODUCT = FIRST_PRODUCT + PRODUCTS - 1;

  private static final int TOP_CATEGORIES = 4;
  private static final int CATEGORIES = 40;
  private static final int WAREHOUSES = 14;
  private static final String[] CULTURES = {"en-US", "de-DE", "fr-FR", "ja-JP", "ar-SA", "th-TH"};

  private ProductionRows() {}

  static List<TableRows> tables() {
    return List.of(
        TableRows.of(
            "Production", "Category", "ParentCategoryId, Name", ProductionRows::categories),
        TableRows.of(
            "Production",
            "Product",
            "ProductNumber, Name, CategoryId, Color, StandardCost, ListPrice, Weight, SafetyStock,"
                + " SellStart, SellEnd, Discontinued, RowGuid",
            ProductionRows::products),
        TableRows.of(
            "Production",
            "ProductDescription",
            "ProductId, Culture, Description, ReviewedAt",
            ProductionRows::descriptions),
        TableRows.of(
            "Production",
            "ProductDocument",
            "DocumentId, ProductId, FileName, Body, Thumbnail",
            ProductionRows::documents),
        TableRows.of(
            "Production", "Warehouse", "WarehouseId, Name, CostRate", ProductionRows::warehouses),
        TableRows.of(
            "Production",
            "Inventory",
            "ProductId, WarehouseId, Shelf, Quantity, CountedOn",
            ProductionRows::inventory),
        TableRows.of(
            "Production",
            "BillOfMaterials",
            "AssemblyId, ComponentId, Quantity",
            ProductionRows::components));
  }

  /** Returns the list price of a product. Orders use the same price. */
  static BigDecimal listPrice(int product) {
    return new RowRandom("ListPrice", product).decimal(20_000, 35_000_000, 4);
  }

  private static void categories(RowSink sink) throws SQLException {
    for (int id = 1; id <= CATEGORIES; id++) {
      RowRandom draw = new RowRandom("Category", id);
      sink.add(
          id <= TOP_CATEGORIES ? null : draw.between(1, Math.min(id - 1, 12)),
          draw.oneOf(Vocabulary.ADJECTIVES) + " " + draw.oneOf(Vocabulary.PRODUCTS) + "s " + id);
    }
  }

  private static void products(RowSink sink) throws SQLException {
    for (int id = FIRST_PRODUCT; id <= LAST_PRODUCT; id++) {
      RowRandom draw = new RowRandom("Product", id);
      LocalDateTime start = draw.moment().truncatedTo(ChronoUnit.SECONDS);
      BigDecimal price = listPrice(id);
      sink.add(
          "%s-%04d-%s".formatted(draw.oneOf(new String[] {"FR", "WH", "SA"}), id, "X" + id % 7),
          draw.oneOf(Vocabulary.ADJECTIVES) + " " + draw.oneOf(Vocabulary.PRODUCTS) + ", " + id,
          draw.between(1, CATEGORIES),
          draw.orNull(40, draw.oneOf(Vocabulary.COLORS)),
          price.multiply(draw.decimal(40, 90, 2)).setScale(4, java.math.RoundingMode.HALF_EVEN),
          price,
          draw.orNull(35, draw.decimal(1, 99_999_999, 3)),
          draw.between(0, 1000),
          start,
          draw.orNull(70, start.plusDays(draw.between(30, 900)).plusNanos(997_000_000)),
          draw.chance(8),
          draw.guid());
    }
  }

  private static void descriptions(RowSink sink) throws SQLException {
    for (int id = FIRST_PRODUCT; id <= LAST_PRODUCT; id++) {
      for (int i = 0; i < CULTURES.length; i++) {
        RowRandom draw = new RowRandom("ProductDescription", id * 10L + i);
        sink.add(
            id,
            CULTURES[i],
            draw.chance(3) ? "" : draw.prose(draw.between(1, 6)),
            draw.orNull(50, draw.moment().truncatedTo(ChronoUnit.MINUTES)));
      }
    }
  }

  private static void documents(RowSink sink) throws SQLException {
    for (int id = FIRST_PRODUCT; id <= LAST_PRODUCT; id++) {
      RowRandom draw = new RowRandom("ProductDocument", id);
      sink.add(
          draw.guid(),
          id,
          "Anleitung_" + id + ".docx",
          draw.chance(10) ? null : draw.chance(10) ? "" : draw.prose(draw.between(20, 120)),
          draw.chance(20) ? null : draw.bytes(draw.chance(10) ? 0 : draw.between(200, 12_000)));
    }
  }

  private static void warehouses(RowSink sink) throws SQLException {
    for (int id = 1; id <= WAREHOUSES; id++) {
      RowRandom draw = new RowRandom("Warehouse", id);
      sink.add(id, "Lager " + draw.oneOf(Vocabulary.CITIES), draw.decimal(0, 2_147_483_647L, 4));
    }
  }

  private static void inventory(RowSink sink) throws SQLException {
    for (int id = FIRST_PRODUCT; id <= LAST_PRODUCT; id++) {
      for (int warehouse = 1; warehouse <= WAREHOUSES; warehouse++) {
        RowRandom draw = new RowRandom("Inventory", id * 100L + warehouse);
        if (draw.chance(55)) {
          String shelf = draw.chance(5) ? "" : (char) draw.between('A', 'Z') + "-" + warehouse;
          sink.add(
              id, warehouse, shelf, draw.between(0, Short.MAX_VALUE), draw.orNull(20, draw.day()));
        }
      }
    }
  }

  private static void components(RowSink sink) throws SQLException {
    for (int assembly = FIRST_PRODUCT + 100; assembly <= LAST_PRODUCT; assembly++) {
      RowRandom draw = new RowRandom("BillOfMaterials", assembly);
      int component = FIRST_PRODUCT + draw.between(0, 90);
      for (int i = draw.between(0, 6); i > 0; i--, component++) {
        sink.add(assembly, component, draw.decimal(1, 4000, 2));
      }
    }
  }
}
