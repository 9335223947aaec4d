package io.dbmodernizer.emulator.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An operation as one version of a provider has it.
 *
 * @param id Microsoft's name, for example {@code Servers_CreateOrUpdate}
 * @param version the api-version that is described
 * @param query names of its query parameters besides {@code api-version}
 * @param preconditions which of {@code If-Match} and {@code If-None-Match} it takes
 * @param content what its body is, null if it has none or nothing is said about it
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

  /** Returns whether the description is of exactly that version, and not of the nearest one. */
  public boolean describes(String apiVersion) {
    return version.equals(apiVersion.toLowerCase(Locale.ROOT));
  }

  /** Returns Azure's spelling of a query parameter, empty if there is none of that name. */
  public Optional<String> queryParameter(String name) {
    return query.stream().filter(name::equalsIgnoreCase).findFirst();
  }

  /** Returns whether a precondition header of that name is taken. */
  public boolean takes(String header) {
    return preconditions.stream().anyMatch(header::equalsIgnoreCase);
  }

  /** Returns what the body is. */
  public Optional<BodySchema> body() {
    return Optional.ofNullable(content);
  }
}
