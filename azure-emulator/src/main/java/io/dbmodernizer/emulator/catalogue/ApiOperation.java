package io.dbmodernizer.emulator.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The description of an operation in one api-version.
 *
 * @param id Microsoft's operation id, for example {@code Servers_CreateOrUpdate}
 * @param version the described api-version
 * @param query names of its query parameters besides {@code api-version}
 * @param preconditions those of {@code If-Match} and {@code If-None-Match} that it accepts
 * @param content schema of its body, null if it has no body or the file does not describe it
 */
public record ApiOperation(
    String id,
    String version,
    List<String> query,
    List<String> preconditions,
    @Nullable BodySchema content) {

  public ApiOperation {
    query = List.copyOf(query);
    preconditions = List.copyOf(preconditions);
  }

  /** Returns true if the description is of exactly this api-version, false if of a near one. */
  public boolean describes(String apiVersion) {
    return version.equals(apiVersion.toLowerCase(Locale.ROOT));
  }

  /** Returns Azure's spelling of a query parameter, empty if there is no such parameter. */
  public Optional<String> queryParameter(String name) {
    return query.stream().filter(name::equalsIgnoreCase).findFirst();
  }

  /** Returns true if the operation accepts this precondition header. */
  public boolean takes(String header) {
    return preconditions.stream().anyMatch(header::equalsIgnoreCase);
  }

  /** Returns the schema of the body, empty if it has none or the file does not describe it. */
  public Optional<BodySchema> body() {
    return Optional.ofNullable(content);
  }
}
