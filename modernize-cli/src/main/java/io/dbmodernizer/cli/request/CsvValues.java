package io.dbmodernizer.cli.request;

import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.request.InvalidRequestException;
import io.dbmodernizer.request.RequestValues;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The values for a template in CSV with a header (RFC 4180). Rows are counted as a spreadsheet
 * counts them: the header is row 1, and empty rows count. No error repeats a value.
 */
final class CsvValues {
  private static final String FORM = "comma-separated values as of RFC 4180, in UTF-8 or UTF-16";

  private CsvValues() {}

  /**
   * Reads the values.
   *
   * @throws InvalidRequestException if the text is no CSV or a row has not as many cells as the
   *     header
   */
  static RequestValues parse(String text) {
    List<CSVRecord> records = records(text);
    if (records.isEmpty()) {
      throw invalid("document", "is empty", "a header with the names, and a row for each request");
    }
    List<String> columns = records.get(0).stream().map(String::strip).toList();
    if (columns.size() == 1 && columns.get(0).contains(";")) {
      throw invalid("row 1", "has semicolons and no comma", FORM);
    }
    List<FieldViolation> violations = new ArrayList<>();
    List<RequestValues.Row> rows = new ArrayList<>();
    for (CSVRecord record : records.subList(1, records.size())) {
      int number = Math.toIntExact(record.getRecordNumber());
      if (record.stream().allMatch(String::isBlank)) {
        continue;
      }
      if (record.size() != columns.size()) {
        violations.add(
            new FieldViolation(
                "row " + number,
                "has %d cells, but the header has %d".formatted(record.size(), columns.size()),
                "a cell for each column; text with commas in double quotes"));
        continue;
      }
      Map<String, String> values = new HashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        values.put(columns.get(i), record.get(i));
      }
      rows.add(new RequestValues.Row(number, values));
    }
    if (!violations.isEmpty()) {
      throw new InvalidRequestException(violations);
    }
    return new RequestValues(columns, rows);
  }

  private static List<CSVRecord> records(String text) {
    try (CSVParser parser = CSVParser.parse(new StringReader(text), CSVFormat.RFC4180)) {
      List<CSVRecord> records = new ArrayList<>();
      try {
        parser.forEach(records::add);
      } catch (UncheckedIOException e) {
        throw invalid("line " + parser.getCurrentLineNumber(), "is not valid CSV here", FORM);
      }
      return records;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InvalidRequestException invalid(String place, String message, String accepted) {
    return new InvalidRequestException(List.of(new FieldViolation(place, message, accepted)));
  }
}
