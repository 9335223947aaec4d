package io.dbmodernizer.azurecontract.recording;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The addresses that the answers of a recording gave for following running operations. */
public final class FollowedAddresses {

  /** What an address answers. */
  public enum Kind {
    /** How far the operation is: {@code Azure-AsyncOperation}. */
    STATUS,
    /** What the operation came to: {@code Location}. */
    RESULT
  }

  /**
   * Where an address came from.
   *
   * @param exchange the exchange that started the operation
   * @param kind what the address answers
   */
  public record Origin(Exchange exchange, Kind kind) {}

  private final Map<String, Origin> origins = new HashMap<>();

  /** Collects the addresses of a recording. */
  public static FollowedAddresses of(List<Exchange> recording) {
    FollowedAddresses addresses = new FollowedAddresses();
    for (Exchange exchange : recording) {
      // An answer to following repeats the address; the first one names the operation itself.
      exchange
          .header("Azure-AsyncOperation")
          .ifPresent(url -> addresses.add(url, exchange, Kind.STATUS));
      exchange.header("Location").ifPresent(url -> addresses.add(url, exchange, Kind.RESULT));
    }
    return addresses;
  }

  private void add(String url, Exchange exchange, Kind kind) {
    String path = Exchange.path(url.replaceFirst("^https?://[^/]+", ""));
    origins.putIfAbsent(path.toLowerCase(Locale.ROOT), new Origin(exchange, kind));
  }

  /** The operation that a request follows; empty if no answer gave its address. */
  public Optional<Origin> origin(Exchange request) {
    return request.method().equals("GET")
        ? Optional.ofNullable(origins.get(request.path().toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }
}
