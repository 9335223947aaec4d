package io.dbmodernizer.datamover.tds;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes one message of TDS, the protocol of SQL Server, in packets. The forms of tokens and types
 * are those of the specification MS-TDS, for version 7.4.
 */
public final class TdsOutput {

  private static final int PACKET = 4096;
  private static final int HEADER = 8;
  private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
  private static final byte[] COLLATION = {0x09, 0x04, (byte) 0xd0, 0x00, 0x34};

  private final OutputStream socket;
  private final byte[] packet = new byte[PACKET];
  private int filled = HEADER;
  private int number;

  TdsOutput(OutputStream socket) {
    this.socket = socket;
  }

  /** Ends the message. */
  void end() throws IOException {
    send(true);
    socket.flush();
  }

  private void send(boolean last) throws IOException {
    packet[0] = 4;
    packet[1] = (byte) (last ? 1 : 0);
    packet[2] = (byte) (filled >> 8);
    packet[3] = (byte) filled;
    packet[6] = (byte) ++number;
    socket.write(packet, 0, filled);
    filled = HEADER;
  }

  TdsOutput bytes(byte[] bytes, int count) throws IOException {
    for (int at = 0; at < count; ) {
      if (filled == PACKET) {
        send(false);
      }
      int part = Math.min(count - at, PACKET - filled);
      System.arraycopy(bytes, at, packet, filled, part);
      filled += part;
      at += part;
    }
    return this;
  }

  TdsOutput bytes(int... bytes) throws IOException {
    byte[] all = new byte[bytes.length];
    for (int at = 0; at < all.length; at++) {
      all[at] = (byte) bytes[at];
    }
    return bytes(all, all.length);
  }

  /** Writes a number in little-endian order. */
  TdsOutput number(long number, int size) throws IOException {
    byte[] bytes = new byte[size];
    for (int at = 0; at < size; at++) {
      bytes[at] = (byte) (number >> 8 * at);
    }
    return bytes(bytes, size);
  }

  private TdsOutput shortText(String text) throws IOException {
    bytes(text.length());
    byte[] utf16 = text.getBytes(StandardCharsets.UTF_16LE);
    return bytes(utf16, utf16.length);
  }

  /** Answers a login: the version of the protocol, and the collation of the database. */
  TdsOutput loginAck() throws IOException {
    String program = "Stub";
    bytes(0xad).number(10 + 2L * program.length(), 2).bytes(1, 0x74, 0, 0, 4).shortText(program);
    bytes(16, 0, 0, 0);
    bytes(0xe3).number(8, 2).bytes(7, 5).bytes(COLLATION, 5).bytes(0);
    return done();
  }

  /** Ends a result or a request without result. */
  public TdsOutput done() throws IOException {
    return bytes(0xfd, 0x10, 0, 0xc1, 0).number(1, 8);
  }

  /** Says that a request was cancelled. */
  TdsOutput cancelled() throws IOException {
    return bytes(0xfd, 0x20, 0, 0, 0).number(0, 8);
  }

  /**
   * Begins a result.
   *
   * @param types the type of each column as it stands in a TYPE_INFO
   */
  public TdsOutput columns(int[]... types) throws IOException {
    return namedColumns(IntStream.range(0, types.length).mapToObj(at -> "c" + at).toList(), types);
  }

  /** Begins a result whose columns have names. */
  TdsOutput namedColumns(List<String> names, int[]... types) throws IOException {
    bytes(0x81).number(types.length, 2);
    for (int at = 0; at < types.length; at++) {
      number(0, 4).number(1, 2).bytes(types[at]).shortText(names.get(at));
    }
    return this;
  }

  /** The type of a variable-length text or binary value. */
  public static int[] variable(boolean text, int maxBytes) {
    return text
        ? new int[] {0xe7, maxBytes & 0xff, maxBytes >> 8, 0x09, 0x04, 0xd0, 0x00, 0x34}
        : new int[] {0xa5, maxBytes & 0xff, maxBytes >> 8};
  }

  public TdsOutput row() throws IOException {
    return bytes(0xd1);
  }

  public TdsOutput bigint(long number) throws IOException {
    return bytes(8).number(number, 8);
  }

  public TdsOutput date(LocalDate date) throws IOException {
    return bytes(3).number(days(date), 3);
  }

  public TdsOutput time(LocalTime time) throws IOException {
    return bytes(5).number(time.toNanoOfDay() / 100, 5);
  }

  public TdsOutput dateTime(LocalDate date, LocalTime time) throws IOException {
    return bytes(8).number(time.toNanoOfDay() / 100, 5).number(days(date), 3);
  }

  /** Writes a {@code datetimeoffset(7)} from its date and time in UTC. */
  public TdsOutput dateTimeOffset(LocalDate utcDate, LocalTime utcTime, int minutes)
      throws IOException {
    bytes(10).number(utcTime.toNanoOfDay() / 100, 5).number(days(utcDate), 3);
    return number(minutes, 2);
  }

  private static long days(LocalDate date) {
    return ChronoUnit.DAYS.between(FIRST_DAY, date);
  }

  public TdsOutput text(String text) throws IOException {
    number(2L * text.length(), 2);
    for (int at = 0; at < text.length(); at++) {
      number(text.charAt(at), 2);
    }
    return this;
  }

  /** Writes a value of a type without a maximum length, in chunks. */
  public TdsOutput large(long length, InputStream content) throws IOException {
    number(length, 8);
    byte[] chunk = new byte[8_000];
    for (int count = content.readNBytes(chunk, 0, 8_000);
        count > 0;
        count = content.readNBytes(chunk, 0, 8_000)) {
      number(count, 4).bytes(chunk, count);
    }
    return number(0, 4);
  }

  /** Writes NULL for a type without a maximum length. */
  public TdsOutput largeNull() throws IOException {
    return number(-1, 8);
  }
}
